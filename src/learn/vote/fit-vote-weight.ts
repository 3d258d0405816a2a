import { voteValue } from '../../engine/judge/ranking/election/fuse-vote.ts'
import { lowestBetween } from '../golden-section.ts'

/** One answered incident with what the ranker thought of it and how a language model voted. */
export type VotedCase = {
  /** Of the changes, in any one order, and of "none of these" last. They sum to 1. */
  readonly probabilities: readonly number[]
  /** Share of the votes of the same, in the same order. */
  readonly shares: readonly number[]
  /** Of the repeats, 0..1; 1 where there was one only. */
  readonly agreement: number
  /** Places in `probabilities` of what it was; several where several changes did it together, none where it is not there. */
  readonly right: readonly number[]
}

export type FittedVote = {
  readonly weight: number
  /** Mean natural log-likelihood of what it was, without the vote and with it at that weight. */
  readonly without: number
  readonly with: number
}

const largestWeight = 5
/** A vote is worth nothing until cases say otherwise: a normal prior around 0 with this precision. */
const ridge = 1
const closeEnough = 1e-9

/**
 * The weight of the vote as a feature of the conditional logit, by maximum likelihood with a ridge and the ranker's own
 * weights held: a line search between 0 and 5, for the likelihood has one top along it.
 */
export function fitVoteWeight(cases: readonly VotedCase[]): FittedVote {
  const loss = (weight: number): number =>
    (ridge * weight ** 2) / 2 - cases.reduce((sum, one) => sum + logLikelihood(one, weight), 0)
  const weight = lowestBetween(loss, [0, largestWeight], closeEnough)
  const mean = (at: number): number =>
    cases.length === 0 ? 0 : cases.reduce((sum, one) => sum + logLikelihood(one, at), 0) / cases.length
  return { weight, without: mean(0), with: mean(weight) }
}

function logLikelihood({ probabilities, shares, agreement, right }: VotedCase, weight: number): number {
  const odds = probabilities.map(
    (probability, at) => probability * Math.exp(weight * agreement * voteValue(shares[at] ?? 0)),
  )
  const total = odds.reduce((sum, one) => sum + one, 0)
  const hit = right.reduce((sum, at) => sum + (odds[at] ?? 0), 0)
  return Math.log(Math.max(hit / total, 1e-9))
}
