import type { CastVote } from '../../engine/judge/ranking/election/fuse-vote.ts'
import type { ChangeId } from '../../engine/model/ids.ts'
import type { JudgedCase } from '../judged-case.ts'

/** One of the first suspects of a case, for whoever looks at a miss. All its text is untrusted. */
export type ShownSuspect = {
  readonly id: ChangeId
  readonly title: string
  readonly probability: number
  readonly because: readonly string[]
}

/** What a case looks like with the vote of one language model. */
export type ModelOutcome = {
  readonly model: string
  readonly judged: JudgedCase
  /** By which the case can be judged again with another weight; null where nobody was asked. */
  readonly vote: CastVote | null
  /** Questions that were asked, and those without a valid answer. */
  readonly asked: number
  readonly failed: number
  readonly tokens: number
}

/** What became of one case. Who judged did not know the answer, so `culprits` are empty here. */
export type BacktestOutcome =
  | {
      readonly kind: 'judged'
      readonly ours: JudgedCase
      /** In the order of the list of baselines. */
      readonly baselines: readonly JudgedCase[]
      /** In the order in which they were named; absent where none was. */
      readonly models?: readonly ModelOutcome[]
      /** Changes that retrieval kept. */
      readonly kept: readonly ChangeId[]
      readonly suspects: readonly ShownSuspect[]
      /** What gathering and judging took, without the baselines. */
      readonly milliseconds: number
    }
  | { readonly kind: 'unrankable' | 'crashed'; readonly id: string; readonly says: string }
