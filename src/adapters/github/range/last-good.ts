import type { Gap } from '../../../engine/model/completeness.ts'
import type { Sha } from '../../../engine/model/ids.ts'
import type { GoodSource } from '../../../engine/model/regression-range.ts'

/** A run that was good: its attempt, or the job of it that deployed, where known. */
export type GoodRun = {
  readonly runId: string
  readonly attempt: number | null
  readonly jobId: string | null
}

/** What stands for the last known good, before the commits between are compared. */
export type LastGood =
  | {
      readonly kind: 'found'
      readonly sha: Sha
      readonly from: GoodSource
      /** The workflow run that was good, where known; its logs show what is usual. */
      readonly run: GoodRun | null
    }
  /** The failing commit itself was good before: no code changed. */
  | { readonly kind: 'same-commit'; readonly run: GoodRun | null }
  | { readonly kind: 'never-good' }

export type FoundLastGood = { readonly good: LastGood; readonly gaps: readonly Gap[] }
