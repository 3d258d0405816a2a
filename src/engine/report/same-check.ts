import type { Dossier } from '../model/dossier.ts'
import type { CheckAtMerge, ChecksAtMerge } from '../model/merge-checks.ts'
import { counted, listed, named, type Prose, prose } from './prose.ts'

const namesShown = 3

/**
 * Those checks of a pull request that are what fails now: of the same name, or jobs of the same name in the same
 * workflow; where no job has the name, all jobs of the workflow.
 */
export function checksOfFailing(
  { incident: { failing }, failures }: Pick<Dossier, 'incident' | 'failures'>,
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

/** `a`, `b` and 2 more, every name once. */
export function namesOf(checks: readonly CheckAtMerge[]): Prose {
  const names = [...new Set(checks.map(({ name }) => name))]
  const shown: readonly Prose[] = names.slice(0, namesShown).map((name) => prose`${named(name)}`)
  const rest = names.length - shown.length
  return listed(rest > 0 ? [...shown, prose`${counted(rest, 'more', 'more')}`] : shown)
}
