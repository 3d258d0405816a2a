import type { ChangeId, Instant } from '../engine/model/ids.ts'
import type { Verdict } from '../engine/model/verdict.ts'

/** A case whose truth is known, and what judging made of it: all that measuring needs. */
export type JudgedCase = {
  readonly id: string
  /** `owner/name`: folds are drawn by repository. */
  readonly repo: string
  /** When the incident was seen; null where nobody wrote it down. */
  readonly at: Instant | null
  /** Any of these counts as right; empty where no change of the range is to blame. */
  readonly culprits: readonly ChangeId[]
  /** Every change of the range, most suspicious first, with its probability 0..1. */
  readonly ranking: readonly { readonly id: ChangeId; readonly probability: number }[]
  /** 0..1. */
  readonly noneProbability: number
  readonly verdict: Verdict
}
