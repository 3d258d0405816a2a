import type { Completeness } from './completeness.ts'
import type { ChangeId, Instant } from './ids.ts'

/** What one check of a pull request said at the moment when the pull request was merged. Names are untrusted. */
export type CheckAtMerge = {
  readonly name: string
  /** The workflow that it is a job of; null for a check of another kind. */
  readonly workflow: string | null
  /**
   * `no-result`: cancelled, stale, or an outcome that says nothing of the code. `later`: all that is known of it began
   * after the merge, and what it had said by then is not.
   */
  readonly outcome: 'passed' | 'failed' | 'skipped' | 'running' | 'no-result' | 'later'
  readonly startedAt: Instant | null
}

/** The checks of a pull request's last commit, as they stood when it was merged. */
export type ChecksAtMerge = {
  readonly change: ChangeId
  readonly checks: readonly CheckAtMerge[]
  readonly completeness: Completeness
}
