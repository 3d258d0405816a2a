import type { ChangeId } from './ids.ts'

/** How a language model is asked, and how far it is heard. */
export type ElectionPolicy = {
  /** Changes that may be voted on, the most suspicious ones. */
  readonly candidates: number
  /** How often each heat is held, each time in another order. */
  readonly repeats: number
  /** `bounded`: order only, within fixed bounds. `fitted`: as one more feature, with the weight that a backtest found. */
  readonly influence: 'bounded' | 'fitted'
  /** Of the vote as a feature of the conditional logit. */
  readonly weight: number
  /** Whether it is also asked to put our evidence into a sentence. */
  readonly explains: boolean
}

/**
 * What holds where nobody said otherwise. The weight is set by hand: with it a model that is sure, and agrees with
 * itself, moves odds as much as evidence that is seven times likelier under one change than under another
 * (51 ** 0.5). A backtest with recorded answers fits it (`learn/vote/fit-vote-weight.ts`).
 */
export const defaultElection: ElectionPolicy = {
  candidates: 20,
  repeats: 2,
  influence: 'bounded',
  weight: 0.5,
  explains: true,
}

/** Share of the votes for one change, 0..1; those of all changes and of "none of these" sum to 1 at most. */
export type VoteShare = { readonly id: ChangeId; readonly share: number }

/** What a language model had to say about one incident. */
export type Opinion = {
  /** Heats held, repeats counted, and how many of them gave a valid vote. */
  readonly asked: number
  readonly answered: number
  /** Changes that were on a ballot. */
  readonly candidates: number
  /** Of the last heat, the most voted for first; empty where it gave no quorum. */
  readonly shares: readonly VoteShare[]
  readonly noneShare: number
  /** By the words of the votes, or by how likely the model held each choice. */
  readonly scoredBy: 'votes' | 'probabilities'
  /** How much repeats of the last heat agree, 0..1; null where there were fewer than two. */
  readonly agreement: number | null
  /** Where on the list its first picks stood: 0 the top, 1 the end; ½ is no bias. Null where it picked nobody. */
  readonly positionBias: { readonly mean: number; readonly picks: number; readonly isTelling: boolean } | null
  /** `halved` where repeats disagree or position mattered. */
  readonly influence: 'none' | 'halved' | 'full'
  /** Why it has no influence; null where it has. */
  readonly because: string | null
  /** Sentences of the model that passed every check, by change. */
  readonly explanations: readonly { readonly id: ChangeId; readonly says: string }[]
}
