import { type CheckedCommit, newestOutcome } from './check-history.ts'
import type { LastGood } from './last-good.ts'

/**
 * The newest commit of the branch before the failing one on which the check passed. Where it did not run, was skipped
 * or cancelled, the commit says nothing; where it failed and passed, its newest end counts.
 */
export function lastGoodCheck(branch: readonly CheckedCommit[]): LastGood {
  const good = branch.slice(1).find(({ ends }) => newestOutcome(ends) === 'passed')
  return good === undefined
    ? { kind: 'never-good' }
    : { kind: 'found', sha: good.sha, from: 'check', run: null }
}

/** The newest commit before the failing one on which everything that ran passed. */
export function lastGreen(branch: readonly CheckedCommit[]): LastGood {
  const green = branch.slice(1).find(({ allPassed }) => allPassed)
  return green === undefined
    ? { kind: 'never-good' }
    : { kind: 'found', sha: green.sha, from: 'check', run: null }
}
