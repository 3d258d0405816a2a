import { reportArchive } from '../adapters/archive/report-archive.ts'
import type { GitHubForgeOptions } from '../adapters/github/github-forge.ts'
import { fitsPattern } from '../config/name-pattern.ts'
import type { Config } from '../config/schema.ts'
import { condenseReport } from '../engine/gather/condense-report.ts'
import type { Gap } from '../engine/model/completeness.ts'
import type { Failure } from '../engine/model/failure.ts'
import type { Answer } from '../engine/ports.ts'

/** Test reports as the configuration wants them; nothing where it names no artifacts. */
export function testReportsOf({ testReports }: Config): Pick<GitHubForgeOptions, 'reports'> {
  const { artifacts } = testReports
  if (artifacts.length === 0) return {}
  const wants = (name: string): boolean => artifacts.some((pattern) => fitsPattern(pattern, name, 'any-case'))
  return { reports: { wants, open: reportArchive(condenseReport) } }
}

/** What a person's own file tells: a test report, or a zip archive of them. */
export async function testReportsIn(
  name: string,
  bytes: AsyncIterable<Uint8Array>,
): Promise<Answer<readonly Failure[]>> {
  const { value, gaps } = await reportArchive(condenseReport)(name, bytes)
  const failures = value.map((report) => ({
    name: `test report ${report.name}`,
    source: 'test-report' as const,
    log: report.log,
    baseline: null,
    annotations: [],
  }))
  const silent: readonly Gap[] =
    failures.length + gaps.length > 0
      ? []
      : [{ what: name, completeness: { kind: 'unknown', because: 'no test failed according to it' } }]
  return { value: failures, gaps: [...gaps, ...silent] }
}
