import type { Evidence } from '../model/evidence.ts'
import type { Instant } from '../model/ids.ts'
import type { Suspect } from '../model/suspect.ts'
import { type LikelihoodWord, likelihoodWord } from './likelihood.ts'
import { timeBetween } from './moments.ts'
import type { ReportedChange } from './reported-change.ts'

export type ReportedSuspect = {
  readonly change: ReportedChange
  /** The verdict names it; the others are shown for comparison. */
  readonly named: boolean
  /** A maintainer said that it was this one. */
  readonly confirmed?: true
  /** 0..1, and the word for it. */
  readonly probability: number
  readonly likelihood: LikelihoodWord
  /** How long before the failure was seen it was merged: `5 h`; null where unknown. */
  readonly mergedBefore: string | null
  readonly evidence: readonly Evidence[]
  /** In a language model's words, each of which was checked against the evidence. Untrusted. */
  readonly explanation?: string
}

/** A suspect as a report shows it; `change` is the same change. */
export function reportedSuspect(
  { probability, evidence }: Suspect,
  change: ReportedChange,
  named: boolean,
  seenAt: Instant | null,
): ReportedSuspect {
  const mergedBefore = timeBetween(change.mergedAt, seenAt)
  return { change, named, probability, likelihood: likelihoodWord(probability), mergedBefore, evidence }
}
