import type { Extractor } from '../draft.ts'

const LEVEL = '(?:err|error|fatal|d?panic|crit|critical|alert|emerg|emergency)'
/** Escaped as JSON and logfmt do. */
const STRING = String.raw`"((?:[^"\\]|\\.){1,4000})"`
const VALUE = String.raw`(?:${STRING}|([^\s"]{2,400}))`

/** A record as a logger writes it, one a line: how it tells its level, and where it says what went wrong, best first. */
type Format = {
  readonly needs: readonly string[]
  readonly record: RegExp
  readonly texts: readonly RegExp[]
}

const FORMATS: readonly Format[] = [
  {
    // Pino and bunyan number their levels: 50 is an error, 60 is fatal.
    needs: ['"level', '"lvl"', '"severity"', '"@l"'],
    record: new RegExp(
      String.raw`^\{(?=").{0,8000}"(?:level|lvl|severity|levelname|@l)" ?: ?(?:"${LEVEL}"|[56]0\b).{0,8000}\}$`,
      'i',
    ),
    texts: [
      new RegExp(String.raw`"(?:err|error|exception)" ?: ?${STRING}`),
      new RegExp(
        String.raw`"(?:err|error|exception)" ?: ?\{ ?(?:"(?:[^"\\]|\\.){0,400}"[^{}"]{0,40}){0,20}?"message" ?: ?${STRING}`,
      ),
      new RegExp(String.raw`"(?:msg|message|event|@mt)" ?: ?${STRING}`),
    ],
  },
  {
    // logfmt, as Go's loggers and Heroku write it (https://brandur.org/logfmt).
    needs: ['level=', 'lvl=', 'severity='],
    record: new RegExp(
      String.raw`^(?=[\w.@-]{1,60}=)(?:.{0,8000}\s)?(?:level|lvl|severity)="?${LEVEL}"?(?:\s|$)`,
      'i',
    ),
    texts: [
      new RegExp(String.raw`(?:^|\s)(?:err|error)=${VALUE}`),
      new RegExp(String.raw`(?:^|\s)(?:msg|message)=${VALUE}`),
    ],
  },
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
    // Zap's console: level, perhaps logger and place, message, fields.
    needs: ['ERROR\t', 'FATAL\t', 'PANIC\t'],
    record: /^(?:ERROR|FATAL|D?PANIC)\t/,
    texts: [
      /^[A-Z]+\t.{0,4000}?"error": ?"((?:[^"\\]|\\.){1,2000})"/,
      /^\w+\t(?:[\w./@:-]{1,200}\t){0,2}([^\t]{2,4000})/,
    ],
  },
]

/** What a record of an error says went wrong, byte for byte as it stands there; null for any other line. */
const saidBy = (text: string): string | null => {
  const format = FORMATS.find(
    ({ needs, record }) => needs.some((one) => text.includes(one)) && record.test(text),
  )
  for (const pattern of format?.texts ?? []) {
    const found = pattern.exec(text)
    const said = found?.[1] ?? found?.[2]
    if (said !== undefined) return said
  }
  return null
}

/** Errors as loggers write them, a record a line. What the program was at says less than the error it met. */
export const loggedErrors: Extractor = {
  name: 'logged-errors',
  sees: { needs: FORMATS.flatMap(({ needs }) => needs) },
  read: (lines) =>
    lines.flatMap((line) => {
      const said = saidBy(line.text)
      if (said === null) return []
      const text = said.replaceAll(/\\(["\\])/g, '$1')
      return [{ line, about: said, symptom: { kind: 'error-message', type: null, text } }]
    }),
}
