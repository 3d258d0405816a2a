import type { Failing } from './incident.ts'
import { isSameFailing } from './same-failing.ts'

/**
 * Whether a failure is what a known one is about once more. A run of the workflow that made a failed deployment is as
 * well: the next deployment and the run behind it are told one by one, and both go on with what is known.
 */
export function goesOn(known: Failing, later: Failing): boolean {
  if (isSameFailing(known, later)) return true
  if (known.kind !== 'deployment' || later.kind !== 'workflow-run') return false
  return known.madeBy?.workflowId === later.workflowId && known.madeBy.branch === later.branch
}
