import { finding, lineOf, listOf, objectOf, parsedObject, textOf } from './json-value.ts'
import type { Report, ReportedFlake, ReportedTest } from './report.ts'
import { DETAILS_CAP, FAILURES_CAP, MESSAGE_CAP } from './report.ts'

/** A list of suites from the outermost, or the older single text. */
const suiteOf = (suite: unknown): string | null => {
  const parts = listOf(suite).filter((part) => typeof part === 'string')
  return parts.length > 0 ? parts.join(' › ') : textOf(suite)
}

/** Reads a report in the Common Test Report Format (https://ctrf.io/docs/specification/overview). */
export const readCtrf = (json: string): Report => {
  const find = finding(json)
  const tests: ReportedTest[] = []
  const flakes: ReportedFlake[] = []
  for (const entry of listOf(objectOf(parsedObject(json)['results'])['tests'])) {
    const test = objectOf(entry)
    const name = textOf(test['name'])
    const flaky = test['status'] === 'passed' && test['flaky'] === true
    if (name === null || (!flaky && test['status'] !== 'failed')) continue
    if (flaky && flakes.length >= FAILURES_CAP) continue
    const at = find(name)
    if (flaky) {
      flakes.push({ name, suite: suiteOf(test['suite']), path: textOf(test['filePath']), at })
      continue
    }
    const trace = textOf(test['trace']) ?? ''
    tests.push({
      name,
      suite: suiteOf(test['suite']),
      path: textOf(test['filePath']),
      line: lineOf(test['line']),
      type: null,
      message: (textOf(test['message']) ?? '').slice(0, MESSAGE_CAP),
      expected: null,
      actual: null,
      details: trace.slice(0, DETAILS_CAP),
      at,
      detailsAt: at,
    })
    if (tests.length >= FAILURES_CAP) break
  }
  return { tests, findings: [], flakes }
}
