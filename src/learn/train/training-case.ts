import type { ChangeId } from '../../engine/model/ids.ts'
import type { Verdict } from '../../engine/model/verdict.ts'
import type { Truth } from '../truth.ts'

/** Feature values of one incident. */
export type FeatureRows = {
  /** One row a judged change, newest first; values in the order of `features`. */
  readonly changes: readonly (readonly number[])[]
  /** Values in the order of `noneFeatures`. */
  readonly none: readonly number[]
}

/** A case of known truth, taken apart for learning: small, for the dossier is no longer needed. */
export type TrainingCase = Truth & {
  /** The changes that are judged, newest first: every one of the range but in one too long for that. */
  readonly ids: readonly ChangeId[]
  /** Those of a long range that judging passes over, newest first. */
  readonly passedOver: readonly ChangeId[]
  /** Which of them retrieval kept. */
  readonly kept: readonly boolean[]
  readonly rows: FeatureRows
  /** Rows of the culprits; empty where there is none, or where it is not among the changes that are judged. */
  readonly culpritRows: readonly number[]
  /** The same incident with the culprits taken out of the range: "none of these" is right. Null where there is none. */
  readonly withoutCulprits: FeatureRows | null
  /** A factor on the utilities of the changes, which moves how sure a ranking is; weights are fitted without it. */
  readonly sharpness: number
  /** The silence that a guard asks for whatever the ranking says; null where all let pass. */
  readonly silence: Extract<Verdict, { kind: 'silent' }> | null
  /** Whether one change may be named as the culprit, however sure the ranking is. */
  readonly mayName: boolean
}

/** True where learning can use the case: no change is to blame, or one is that is judged. */
export function canTeach({ culprits, culpritRows }: TrainingCase): boolean {
  return culprits.length === 0 || culpritRows.length > 0
}
