import { basename } from 'node:path'

import type { Failure } from '../../engine/model/failure.ts'
import { Refusal } from '../../engine/model/refusal.ts'
import type { Answer } from '../../engine/ports.ts'
import type { IncidentOptions } from './incident-options.ts'
import { nameOfInput, readBytes } from './read-bytes.ts'
import { readFailures } from './read-failures.ts'

/**
 * The logs that were named, then what test reports tell.
 * @throws Refusal when a log cannot be used, or nothing at all says what failed
 */
export async function toldFailures(
  options: Pick<IncidentOptions, 'log' | 'baseline' | 'testReport'>,
): Promise<Answer<readonly Failure[]>> {
  const { log = [], baseline = [], testReport = [] } = options
  if (log.length + testReport.length === 0) {
    throw new Refusal(
      'bad-input',
      'Neither --log nor --test-report says what failed.',
      'Give the log of the failing job with --log, - for standard input.',
    )
  }
  const logs = await readFailures(log, baseline, testReport)
  if (testReport.length === 0) return { value: logs, gaps: [] }
  const { testReportsIn } = await import('../../compose/test-reports.ts')
  const reports: Answer<readonly Failure[]>[] = []
  for (const path of testReport)
    reports.push(await testReportsIn(path === '-' ? nameOfInput(path) : basename(path), readBytes(path)))
  const value = [...logs, ...reports.flatMap((report) => report.value)]
  const gaps = reports.flatMap((report) => report.gaps)
  if (value.length > 0) return { value, gaps }
  const because = gaps.map(({ what, completeness }) => `${what}: ${completeness.because}`).slice(0, 5)
  throw new Refusal(
    'bad-input',
    `The test reports tell of no failing test (${because.join('; ')}).`,
    'Give the log of the failing job with --log.',
  )
}
