import type { Facts } from './dossier.ts'
import type { CheckAtMerge, ChecksAtMerge } from './merge-checks.ts'

type Failed = Pick<Facts, 'incident' | 'failures'>

/**
 * Those checks of a pull request that are what fails now: of the same name, or jobs of the same name in the same
 * workflow. Where the failing jobs are not known, all jobs of the workflow may be.
 */
export function sameChecks(
  { incident: { failing }, failures }: Failed,
  { checks }: ChecksAtMerge,
): readonly CheckAtMerge[] {
  const names = new Set(failures.map(({ name }) => name))
  switch (failing.kind) {
    case 'check':
      return checks.filter(({ name }) => name === failing.name || names.has(name))
    case 'workflow-run': {
      const ofWorkflow = checks.filter(({ workflow }) => workflow === failing.workflow)
      return names.size === 0 ? ofWorkflow : ofWorkflow.filter(({ name }) => names.has(name))
    }
    case 'deployment':
      return checks.filter(({ name }) => names.has(name))
    case 'alert':
      return []
  }
}

/** The same checks; where none has the name of a failing job, all jobs of its workflow. */
export function checksOfFailing(failed: Failed, own: ChecksAtMerge): readonly CheckAtMerge[] {
  const { failing } = failed.incident
  const same = sameChecks(failed, own)
  if (same.length > 0 || failing.kind !== 'workflow-run') return same
  return own.checks.filter(({ workflow }) => workflow === failing.workflow)
}
