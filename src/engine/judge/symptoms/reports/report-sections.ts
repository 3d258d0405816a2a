import type { Elision } from '../../../model/failure.ts'
import { trueLine } from '../../../model/true-line.ts'
import type { LogLine } from '../log-lines.ts'
import { readCtrf } from './read-ctrf.ts'
import { readDotnet } from './read-dotnet.ts'
import { readJunit } from './read-junit.ts'
import { readSarif } from './read-sarif.ts'
import { readTap } from './read-tap.ts'
import type { Report } from './report.ts'
import { REPORT_CAP } from './report.ts'

/** A report's text within a log. */
export type Section = {
  readonly text: string
  readonly read: (text: string) => Report
  /** The line on which an offset of the text stands. */
  readonly lineAt: (offset: number) => LogLine | undefined
  /** Lines that hold nothing but the report: no one else reads them. */
  readonly lines: readonly LogLine[]
}

/** Characters at a text's start by which its format is known. */
const HEAD = 4_000

const SUITE = /^\s{0,40}<testsuites?[\s>]/
const XML_START =
  /^\uFEFF?\s{0,400}(?:<\?xml[^>]{0,200}\?>\s{0,400})?(?:<!--[^>]{0,400}-->\s{0,400})?<(testsuites?|TestRun|test-run|test-results|assembl(?:y|ies))[\s>]/

/** The reader that knows the text by its beginning; null where it is no report. */
const readerOf = (text: string): ((text: string) => Report) | null => {
  const head = text.slice(0, HEAD)
  const root = XML_START.exec(head)?.[1]
  if (root !== undefined) return root.startsWith('testsuite') ? readJunit : readDotnet
  if (/^\uFEFF?\s{0,400}TAP version 1[234]\b/.test(head)) return readTap
  if (!/^\uFEFF?\s{0,400}\{/.test(head)) return null
  if (/"reportFormat"\s{0,20}:\s{0,20}"CTRF"|"results"\s{0,20}:\s{0,20}\{\s{0,200}"tool"/.test(head))
    return readCtrf
  return /sarif|"runs"\s{0,20}:\s{0,20}\[\s{0,200}\{\s{0,200}"tool"/i.test(head) ? readSarif : null
}

/** Finds the line of an offset; offsets are asked for in any order. */
const lineFinder = (
  starts: readonly number[],
  lineOf: (index: number) => LogLine | undefined,
): ((offset: number) => LogLine | undefined) => {
  return (offset) => {
    let low = 0
    let high = starts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((starts[middle] ?? 0) <= offset) low = middle
      else high = middle - 1
    }
    return lineOf(low)
  }
}

/** The whole text as one report, whatever the length of its lines; null where it is none. */
export const wholeReport = (
  text: string,
  lines: readonly LogLine[],
  elisions: readonly Elision[] = [],
): Section | null => {
  const read = text.length > REPORT_CAP ? null : readerOf(text)
  if (read === null) return null
  const byNumber = new Map<number, LogLine>()
  for (const line of lines) if (!byNumber.has(line.number)) byNumber.set(line.number, line)
  const starts = [0]
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  const numberOf = trueLine(elisions)
  const numbers = elisions.length === 0 ? null : starts.map((_, index) => numberOf(index + 1))
  const lineAt = lineFinder(starts, (index) => byNumber.get(numbers?.[index] ?? index + 1))
  return { text, read, lineAt, lines: read === readTap ? [] : lines }
}

/** How the line looks that ends a report. */
type Ending = `json ${string}` | 'testsuites' | 'testsuite'

/**
 * Finds the index of the next line that ends a report in such a way; -1 where none does. Starts come in rising order: of
 * many reports that begin and do not end, each does not search the rest of the log again.
 */
const endFinder = (lines: readonly LogLine[]): ((ending: Ending, start: number) => number) => {
  const looked = new Map<Ending, number>()
  return (ending, start) => {
    const before = looked.get(ending)
    if (before !== undefined && (before === -1 || before >= start)) return before
    const ends = (text: string): boolean =>
      ending.startsWith('json ') ? text === ending.slice(5) : text.trimEnd().endsWith(`</${ending}>`)
    let at = start
    while (at < lines.length && !ends(lines[at]?.text ?? '')) at += 1
    const found = at < lines.length ? at : -1
    looked.set(ending, found)
    return found
  }
}

/** The index of the line that ends the report begun on the given line; -1 where none does. */
const endOf = (
  lines: readonly LogLine[],
  start: number,
  next: (ending: Ending, start: number) => number,
): number => {
  const first = lines[start]?.text ?? ''
  if (first.trimStart().startsWith('{')) {
    if (first.trimEnd().endsWith('}') && first.trim() !== '{') return start
    return next(`json ${first.slice(0, first.indexOf('{'))}}`, start + 1)
  }
  const opening = lines.slice(start, start + 4).find(({ text }) => SUITE.test(text))?.text ?? first
  return next(opening.includes('<testsuites') ? 'testsuites' : 'testsuite', start)
}

const opens = (text: string): boolean => {
  if (!text.includes('<') && !text.includes('{')) return false
  const start = text.trimStart()
  return start.startsWith('<?xml') || start.startsWith('<testsuite') || text === '{' || start.startsWith('{"')
}

/** Reports printed between a log's other lines: each begins and ends on a line of its own. */
export const printedReports = (lines: readonly LogLine[]): readonly Section[] => {
  const sections: Section[] = []
  const next = endFinder(lines)
  for (let at = 0; at < lines.length; at += 1) {
    if (!opens(lines[at]?.text ?? '')) continue
    const head = lines
      .slice(at, at + 8)
      .map((line) => line.text)
      .join('\n')
    const read = readerOf(head)
    const end = read === null ? -1 : endOf(lines, at, next)
    if (read === null || end === -1) continue
    const own = lines.slice(at, end + 1)
    const starts: number[] = []
    let length = 0
    for (const line of own) {
      starts.push(length)
      length += line.text.length + 1
    }
    const text = own.map((line) => line.text).join('\n')
    sections.push({ text, read, lineAt: lineFinder(starts, (index) => own[index]), lines: own })
    at = end
  }
  return sections
}
