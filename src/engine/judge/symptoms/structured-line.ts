/** String values of one JSON record that are looked into, and lines of one record. */
const VALUES_CAP = 60
const LINES_CAP = 300

/** A string, also one that the line's end cuts: else each quotation mark in it would be tried as a beginning. */
const STRING = /"((?:[^"\\]|\\.){0,8192})("?)(\s?:)?/g

/** logfmt: pairs of names and values, quoted where they hold blanks. */
const LOGFMT = /^[\w.@-]{1,60}=(?:"|\S{1,400}\s).{0,8000}="/
const PAIR = /(?:^|\s)[\w.@-]{1,60}=(?:"((?:[^"\\]|\\.){0,8192})")?/g

/** A part of the line as printed, and as the program meant it. */
export type Part = { readonly raw: string; readonly text: string }

const unescaped = (raw: string): string =>
  raw.replaceAll('\\t', '\t').replaceAll('\\"', '"').replaceAll('\\\\', '\\')

/** String values of a record, as printed. */
const valuesIn = (line: string): readonly string[] =>
  [...line.matchAll(STRING)]
    .filter(([, , end, isName]) => end !== '' && isName === undefined)
    .slice(0, VALUES_CAP)
    .map(([, value = '']) => value)

/** Behind the level and the message that some loggers put before it, each with a tab behind it. */
const recordStart = (line: string): number => (line.startsWith('{') ? 0 : line.indexOf('\t{"') + 1)

const holdsLines = (record: string): boolean =>
  record.includes('\\n') || /"stack(?:_?[Tt]race)?" ?: ?\[/.test(record)

/**
 * A record of a structured log (one JSON object a line) taken apart: what stands before it, each string value, and each
 * line of a value that holds several, as a stack trace does. Each part stands byte for byte in the line. Null for any
 * other line.
 */
export const structuredParts = (line: string): readonly Part[] | null => {
  if (!line.endsWith('}')) return null
  const start = recordStart(line)
  const record = line.slice(start)
  if (!record.startsWith('{') || !holdsLines(record)) return null
  const parts = valuesIn(record)
    .flatMap((value) => value.split('\\n'))
    .slice(0, LINES_CAP)
    .map((raw) => ({ raw, text: unescaped(raw).trimEnd() }))
  const before = line.slice(0, start).trimEnd()
  return before === '' ? parts : [{ raw: before, text: before }, ...parts]
}

/** What a record says, a value a line: what its values are called is the format's. Any other line as it is. */
export const recordWords = (line: string): string => {
  if (line.startsWith('{"') && line.endsWith('}')) return valuesIn(line).map(unescaped).join('\n')
  if (!LOGFMT.test(line)) return line
  return line.replace(PAIR, (_, quoted?: string) => `\n${unescaped(quoted ?? '')}`)
}
