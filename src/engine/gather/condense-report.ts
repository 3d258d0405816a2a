import type { Completeness } from '../model/completeness.ts'
import { scanXml } from '../model/xml-scanner.ts'
import type { KeptReport } from '../ports.ts'
import { joinRanges } from './join-ranges.ts'
import { failingRanges } from './report-ranges.ts'
import { reportText } from './report-text.ts'

/** Of JUnit in all its dialects, Visual Studio (TRX), NUnit and xUnit.net. */
const ROOT = /^(?:testsuites?|TestRun|test-run|test-results|assembl(?:y|ies))$/
/** Characters in which a report's first element must stand. */
const HEAD = 4_000
/** Characters kept of one report, so that a thousand failing tests do not drown the rest. */
const KEPT = 1024 * 1024

/**
 * Keeps, byte for byte, what a test report says of the tests that failed, with the suites that they stand in. What
 * passed, and what tests printed, is left out. Never throws over its text; of entities of its own and document types
 * nothing is read.
 */
export function condenseReport(bytes: Uint8Array, cutAfter: number | null): KeptReport {
  const xml = reportText(bytes)
  const start = startOf(xml)
  if (start !== 'report') return start
  const found = failingRanges(xml, KEPT)
  const words = [
    ...(cutAfter === null ? [] : [`reading stopped after ${cutAfter} bytes`]),
    ...(found.brokenOff === null || cutAfter !== null ? [] : [found.brokenOff]),
    ...(found.left === 0 ? [] : [`${found.left} more of its failing tests were left out`]),
  ]
  const because = words.join('; ')
  if (found.ranges.length === 0) return { kind: 'no-failures', brokenOff: because === '' ? null : because }
  const completeness: Completeness = because === '' ? { kind: 'complete' } : { kind: 'truncated', because }
  return { kind: 'failures', log: { ...joinRanges(xml, found.ranges), completeness } }
}

/** Whether the text is a report, by its first element. */
function startOf(xml: string): 'report' | Exclude<KeptReport, { kind: 'failures' }> {
  const head = xml.slice(0, HEAD)
  for (const event of scanXml(head)) {
    if (event.kind === 'open') return ROOT.test(event.name) ? 'report' : { kind: 'other' }
    if (event.kind === 'close' || event.text.trim() !== '') return { kind: 'other' }
  }
  return /<!DOCTYPE/i.test(head)
    ? { kind: 'unread', because: 'it declares a document type, which a test report has none of' }
    : { kind: 'other' }
}
