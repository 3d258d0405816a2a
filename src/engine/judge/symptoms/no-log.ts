import { isBinary } from './is-binary.ts'
import { printableRuns } from './printable-runs.ts'

/** Characters in which the beginning of a page must stand. */
const SAMPLE = 4_096

/** What stands in place of a log, in words: a compressed file, or the error page of a proxy or forge. Null for a log. */
export const noLog = (text: string): string | null => {
  if (isBinary(text)) return 'it is not text'
  const start = printableRuns(text.slice(0, SAMPLE)).join('').trimStart().slice(0, 15).toLowerCase()
  if (start.startsWith('%pdf-')) return 'it is a PDF, not a log'
  const isPage = start.startsWith('<!doctype html') || start.startsWith('<html')
  return isPage ? 'it is an HTML page, not a log' : null
}
