import type { Sha } from './ids.ts'

/** What stood in for the last known good, from the best to the weakest. */
export type GoodSource = 'given' | 'deployment' | 'workflow-run' | 'check' | 'merge-queue' | 'merge-base'

/** Last known good (excluded) to first known bad (included). */
export type RegressionRange =
  | { readonly kind: 'bounded'; readonly good: Sha; readonly bad: Sha; readonly goodFrom: GoodSource }
  | {
      readonly kind: 'open'
      readonly bad: Sha
      readonly because: 'never-good' | 'history-unavailable' | 'unrelated-histories'
      /** How the changes were chosen all the same, in words for the report. */
      readonly fallback: string
    }
  | {
      readonly kind: 'empty'
      readonly good: Sha
      readonly bad: Sha
      readonly because: 'same-commit' | 'rolled-back'
    }
