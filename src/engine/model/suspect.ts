import type { Evidence } from './evidence.ts'
import type { ChangeId } from './ids.ts'

/** One term of the ranker's sum: weight times feature. Shown by `--explain`. */
export type Contribution = { readonly feature: string; readonly value: number; readonly adds: number }

/** Why retrieval kept a change. */
export type Candidate = { readonly id: ChangeId; readonly because: readonly string[] }

/** A change with its probability and the reasons for it. */
export type Suspect = {
  readonly id: ChangeId
  /** 0..1; with those of all other changes and of "none of these" it sums to 1. */
  readonly probability: number
  readonly evidence: readonly Evidence[]
  readonly contributions: readonly Contribution[]
}

/** Every change of the range, most suspicious first. */
export type Ranking = { readonly suspects: readonly Suspect[]; readonly noneProbability: number }
