import type { Change } from '../../src/engine/model/change.ts'
import type { CheckAtMerge, ChecksAtMerge } from '../../src/engine/model/merge-checks.ts'

export function aCheck(over: Partial<CheckAtMerge> = {}): CheckAtMerge {
  return { name: 'test', workflow: 'CI', outcome: 'passed', startedAt: null, ...over }
}

/** All checks of a change, as they stood when it was merged. */
export function checksOf(change: Pick<Change, 'id'>, checks: readonly CheckAtMerge[]): ChecksAtMerge {
  return { change: change.id, checks, completeness: { kind: 'complete' } }
}

/** A change that was merged although the named check had failed. */
export function aRed(change: Pick<Change, 'id'>, name: string, workflow = 'CI'): ChecksAtMerge {
  return checksOf(change, [aCheck({ name, workflow, outcome: 'failed' }), aCheck({ name: 'other' })])
}

/** A change all of whose checks had passed. */
export function aGreen(change: Pick<Change, 'id'>): ChecksAtMerge {
  return checksOf(change, [aCheck()])
}
