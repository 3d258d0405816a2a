import { withoutStamp } from './line-prefixes.ts'
import type { LogLine } from './log-lines.ts'
import { printableRuns } from './printable-runs.ts'

/** Characters of a quote; a longer part is cut at its end. */
const QUOTE_CAP = 400

/** Characters shown before the part that matters where the beginning is cut off. */
const LEAD = 60

const isHighSurrogate = (code: number): boolean => code >= 0xd800 && code <= 0xdbff

/** A stretch of at most {@link QUOTE_CAP} characters that holds `about`, without half characters at its ends. */
const stretch = (text: string, about: string): string => {
  if (text.length <= QUOTE_CAP) return text
  const at = Math.max(0, text.indexOf(about))
  let start = at + about.length <= QUOTE_CAP ? 0 : Math.max(0, at - LEAD)
  let end = Math.min(text.length, start + QUOTE_CAP)
  if (start > 0 && isHighSurrogate(text.charCodeAt(start - 1))) start += 1
  if (end < text.length && isHighSurrogate(text.charCodeAt(end - 1))) end -= 1
  return text.slice(start, end).trim()
}

/** Shortest end of a path that is looked for. */
const SHORTEST_END = 4

/** The run with all of `about`, or with as much of its end as one run holds: tools colour folders apart from files. */
const runWith = (runs: readonly string[], about: string): string | undefined => {
  for (let from = 0; about.length - from >= SHORTEST_END || from === 0;) {
    const end = about.slice(from)
    const run = end === '' ? undefined : runs.find((each) => each.includes(end))
    const slash = about.indexOf('/', from)
    if (run !== undefined || slash < 0) return run
    from = slash + 1
  }
  return undefined
}

/** So many characters tell where a text begins in the line. */
const HEAD = 40

/** The run without what stands before the text that was read in it, such as the prefix that all lines bear. */
const fromText = (run: string, text: string): string => {
  const head = text.trimStart().slice(0, HEAD)
  return head === '' ? run : run.slice(Math.max(0, run.indexOf(head)))
}

/**
 * A byte-for-byte part of the raw line for a person to read. Where colours split the line, the run that holds `about`
 * is chosen, else the longest one.
 */
export const quoteOf = (line: LogLine, about = ''): string => {
  const runs = printableRuns(withoutStamp(line.raw)).map((run) => fromText(run, line.text).trim())
  return stretch(
    runWith(runs, about) ?? runs.reduce((best, run) => (run.length > best.length ? run : best), ''),
    about,
  )
}
