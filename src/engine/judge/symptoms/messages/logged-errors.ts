import type { Extractor } from '../draft.ts'
import { objectOf, parsedObject } from '../reports/json-value.ts'

const ERROR = /^(?:err|error|fatal|d?panic|crit|critical|alert|emerg|emergency)$/i
const LEVELS = ['level', 'lvl', 'severity', 'levelname', '@l']
const ERRORS = ['err', 'error', 'exception']
const MESSAGES = ['msg', 'message', 'event', '@mt']
/** What loggers of Go, Python and JavaScript write where there is no error. */
const NIL = /^(?:|null|nil|<nil>|none)$/i

/** As printed: with the escapes of the format. */
const inJson = (text: string): string | null => {
  if (!text.startsWith('{"') || !text.endsWith('}')) return null
  const record = parsedObject(text)
  if (!isError(LEVELS.map((name) => record[name]).find((one) => one !== undefined))) return null
  const said = [
    ...ERRORS.flatMap((name) => [record[name], objectOf(record[name])['message']]),
    ...MESSAGES.map((name) => record[name]),
  ].find((one) => typeof one === 'string' && !NIL.test(one))
  return typeof said === 'string' ? JSON.stringify(said).slice(1, -1) : null
}

/** Pino and bunyan number their levels: 50 is an error, 60 is fatal. */
const isError = (level: unknown): boolean =>
  level === 50 || level === 60 || (typeof level === 'string' && ERROR.test(level))

const PAIR = /(?:^|\s)([\w.@-]{1,60})=(?:"((?:[^"\\]|\\.){0,4000})"|([^\s"]{0,400}))/g

/** Of what is quoted: a line's end stands there as a backslash and an n, and a backslash as two. */
const firstLine = (quoted: string): string => /^(?:[^\\]|\\[^n])*/.exec(quoted)?.[0] ?? ''

/** logfmt, as Go's loggers and Heroku write it (https://brandur.org/logfmt). */
const inLogfmt = (text: string): string | null => {
  if (!/^[\w.@-]{1,60}=/.test(text)) return null
  const pairs = Array.from(
    text.matchAll(PAIR),
    ([, name = '', quoted, plain = '']) => [name, quoted === undefined ? plain : firstLine(quoted)] as const,
  )
  if (!isError(pairs.find(([name]) => LEVELS.includes(name))?.[1])) return null
  const said = [...ERRORS, ...MESSAGES].flatMap((name) =>
    pairs.flatMap(([one, value]) => (one === name && !NIL.test(value) ? [value] : [])),
  )
  return said[0] ?? null
}

/** A record as a logger writes it, one a line, and where it says what went wrong, best first. */
type Format = {
  readonly needs: readonly string[]
  readonly record: RegExp
  readonly texts: readonly RegExp[]
}

const FORMATS: readonly Format[] = [
  {
    // Logrus on a terminal.
    needs: ['FATA[', 'ERRO[', 'PANI['],
    record: /^(?:FATA|ERRO|PANI)\[\d{4,7}\]/,
    texts: [/^[A-Z]{4}\[\d{4,7}\] ?(\S.{1,4000})$/],
  },
  {
    // Monolog: the channel, the level, and behind the message its context.
    needs: ['.ERROR: ', '.CRITICAL: ', '.ALERT: ', '.EMERGENCY: '],
    record: /^[\w-]{1,40}\.(?:ERROR|CRITICAL|ALERT|EMERGENCY): /,
    texts: [/^[\w-]{1,40}\.[A-Z]{5,9}: (.{1,4000}?)(?: \{"| \[\]|$)/],
  },
  {
    // Spring Boot: process, perhaps application, thread, logger.
    needs: [' --- ['],
    record: /^(?:ERROR|FATAL) \d{1,9} --- \[/,
    texts: [/^[A-Z]{5} \d{1,9} --- (?:\[[^\]]{0,80}\] ?){1,3} ?\S{1,80} {0,40}: (\S.{0,4000})$/],
  },
  {
    // Python as Alembic sets it up, JBoss, Quarkus and Nest: the logger in brackets, perhaps the thread in round ones.
    needs: ['ERROR [', 'CRITICAL [', 'FATAL ['],
    record:
      /^(?:ERROR|CRITICAL|FATAL) {1,4}\[(?:[\w$-]{1,80}\.[\w.$-]{1,120}|[A-Z][a-z]{1,20}[A-Z]\w{1,60})\] /,
    texts: [/^[A-Z]{5,8} {1,4}\[[^\]]{1,200}\] (?:\([^()]{1,120}\) )?(\S.{0,4000})$/],
  },
  {
    // nginx: level, process and thread, connection.
    needs: ['[error] ', '[crit] ', '[alert] '],
    record: /^\[(?:error|crit|alert)\] \d{1,9}#\d{1,9}: /,
    texts: [/^\[\w{4,5}\] [\d#]{3,20}: (?:\*\d{1,12} )?(\S.{0,4000})$/],
  },
  {
    // Logback, Log4j and Tomcat: thread before or behind the level, and a logger of several parts.
    needs: ['ERROR ', 'FATAL ', 'SEVERE ', '[ERROR] '],
    record:
      /^(?:(?:\[[^\]]{1,80}\] )?(?:ERROR|FATAL|\[ERROR\]) {1,4}(?:\[[^\]]{1,80}\] )?[\w$]{1,80}\.[\w.$]{1,160}(?::\d{1,6})? {1,4}[-:] |SEVERE \[[^\]]{1,80}\] [\w$]{1,80}\.[\w.$]{1,160} )/,
    texts: [
      /^(?:\[[^\]]{1,80}\] )?\[?[A-Z]{5,6}\]? {1,4}(?:\[[^\]]{1,80}\] )?[\w.$]{1,240}(?::\d{1,6})? {1,4}(?:- |: )?(\S.{0,4000})$/,
    ],
  },
  {
    // Zerolog on a terminal: time, level, message, fields.
    needs: ['ERR ', 'FTL ', 'PNC '],
    record: /^(?:\d{1,2}:\d\d[AP]M )?(?:ERR|FTL|PNC) \S/,
    texts: [
      /^.{0,4000}? (?:error|err)="((?:[^"\\]|\\.){1,2000})"/,
      /^(?:\d{1,2}:\d\d[AP]M )?[A-Z]{3} (\S.{0,4000})$/,
    ],
  },
  {
    // Zap's console: level, perhaps logger and place, message, fields.
    needs: ['ERROR\t', 'FATAL\t', 'PANIC\t'],
    record: /^(?:ERROR|FATAL|D?PANIC)\t/,
    texts: [
      /^[A-Z]+\t.{0,4000}?"error": ?"((?:[^"\\]|\\.){1,2000})"/,
      /^\w+\t(?:[\w./@:-]{1,200}\t){0,2}([^\t]{2,4000})/,
    ],
  },
]

/** What a record of an error says went wrong, as it stands there; null for any other line. */
const saidBy = (text: string): string | null => {
  if (text.startsWith('{"')) return inJson(text)
  const format = FORMATS.find(
    ({ needs, record }) => needs.some((one) => text.includes(one)) && record.test(text),
  )
  for (const pattern of format?.texts ?? []) {
    const found = pattern.exec(text)
    const said = found?.[1] ?? found?.[2]
    if (said !== undefined) return said
  }
  return format === undefined ? inLogfmt(text) : null
}

/** Names of levels before their values, in JSON and in logfmt. */
const NAMED_LEVELS = ['"level', '"lvl"', '"severity"', '"@l"', 'level=', 'lvl=', 'severity=']

/** Errors as loggers write them, a record a line. What the program was at says less than the error it met. */
export const loggedErrors: Extractor = {
  name: 'logged-errors',
  sees: { needs: [...NAMED_LEVELS, ...FORMATS.flatMap(({ needs }) => needs)] },
  read: (lines) =>
    lines.flatMap((line) => {
      const said = saidBy(line.text)
      if (said === null) return []
      const text = said.replaceAll(/\\(["\\])/g, '$1')
      return [{ line, about: said, symptom: { kind: 'error-message', type: null, text } }]
    }),
}
