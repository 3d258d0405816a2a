import type { Facts } from './dossier.ts'
import type { CheckAtMerge, ChecksAtMerge } from './merge-checks.ts'

/**
 * Those checks of a pull request that are what fails now: of the same name, or jobs of the same name in the same
 * workflow; where no job has the name, all jobs of the workflow.
 */
export function checksOfFailing(
  { incident: { failing }, failures }: Pick<Facts, 'incident' | 'failures'>,
  { checks }: ChecksAtMerge,
): readonly CheckAtMerge[] {
  const jobs = new Set(failures.map(({ name }) => name))
  switch (failing.kind) {
    case 'check':
      return checks.filter(({ name }) => name === failing.name)
    case 'workflow-run': {
      const ofWorkflow = checks.filter(({ workflow }) => workflow === failing.workflow)
      const ofJobs = ofWorkflow.filter(({ name }) => jobs.has(name))
      return ofJobs.length > 0 ? ofJobs : ofWorkflow
    }
    case 'deployment':
      return checks.filter(({ name }) => jobs.has(name))
    case 'alert':
      return []
  }
}
