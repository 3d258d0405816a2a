import type { JudgedCase } from '../judged-case.ts'
import { isCulprit } from './is-culprit.ts'

/** Smallest probability that is told from 0: one wrong certainty must not make a mean infinite. */
const smallest = 1e-12

/**
 * Probability that was given to what turned out to be true: the culprits' together, or that of "none of these" where
 * no change was to blame. 0 where the ranking does not hold the culprits.
 */
function probabilityOfTruth({ culprits, ranking, noneProbability }: JudgedCase): number {
  if (culprits.length === 0) return noneProbability
  const right = ranking.filter(({ id }) => isCulprit(id, culprits))
  return Math.min(
    1,
    right.reduce((sum, { probability }) => sum + probability, 0),
  )
}

/** Logarithmic loss of one case in nats, 0 and up: -ln of the probability that was given to the truth. */
export function logLoss(judged: JudgedCase): number {
  return -Math.log(Math.max(smallest, probabilityOfTruth(judged)))
}

/**
 * Brier score of one case, 0..2 (Brier, "Verification of forecasts expressed in terms of probability", 1950): squared
 * distance between probabilities and truth, summed over every change and "none of these". The culprits of one case
 * count as one outcome, for any of them is right.
 */
export function brierScore(judged: JudgedCase): number {
  const { culprits, ranking, noneProbability } = judged
  const missed = (1 - probabilityOfTruth(judged)) ** 2
  const wrong = ranking.filter(({ id }) => !isCulprit(id, culprits))
  const none = culprits.length === 0 ? 0 : noneProbability ** 2
  return wrong.reduce((sum, { probability }) => sum + probability ** 2, missed + none)
}
