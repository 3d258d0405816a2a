/** String values of one JSON record that are looked into, and lines of one record. */
const VALUES_CAP = 60
const LINES_CAP = 300

/** A string, also one that the line's end cuts: else each quotation mark in it would be tried as a beginning. */
const STRING = /"((?:[^"\\]|\\.){0,8192})("?)(\s?:)?/g

/** A part of the line as printed, and as the program meant it. */
export type Part = { readonly raw: string; readonly text: string }

const unescaped = (raw: string): string =>
  raw.replaceAll('\\t', '\t').replaceAll('\\"', '"').replaceAll('\\\\', '\\')

/**
 * A record of a structured log (one JSON object a line) taken apart: each string value, and each line of a value that
 * holds several, as a stack trace does. Each part stands byte for byte in the line. Null for any other line.
 */
export const structuredParts = (line: string): readonly Part[] | null => {
  if (!line.startsWith('{') || !line.endsWith('}') || !line.includes('\\n')) return null
  const values = [...line.matchAll(STRING)]
    .filter(([, , end, isName]) => end !== '' && isName === undefined)
    .slice(0, VALUES_CAP)
  const parts = values.flatMap((match) => (match[1] ?? '').split('\\n')).slice(0, LINES_CAP)
  return parts.map((raw) => ({ raw, text: unescaped(raw).trimEnd() }))
}
