import { lowestBetween } from '../golden-section.ts'
import type { JudgedCase } from '../judged-case.ts'
import { logLoss } from '../measure/proper-scores.ts'

const coldest = 0.1
const hottest = 10
const closeEnough = 1e-4

/**
 * The temperature, 0.1 to 10, under which the cases are most likely (Guo, Pleiss, Sun and Weinberger, "On Calibration
 * of Modern Neural Networks", ICML 2017): above 1 the ranker was too sure, below 1 not sure enough. It changes no
 * order. 1 without cases. Found by golden section over its logarithm, for the loss has one valley.
 */
export function fitTemperature(cases: readonly JudgedCase[]): number {
  if (cases.length === 0) return 1
  const loss = (logarithm: number): number =>
    cases.reduce((sum, one) => sum + logLoss(atTemperature(one, Math.exp(logarithm))), 0)
  return Math.exp(lowestBetween(loss, [Math.log(coldest), Math.log(hottest)], closeEnough))
}

/**
 * The case as a ranker of that temperature would judge it: every utility, that of "none of these" too, divided by it.
 * The verdict stays as it was decided.
 */
export function atTemperature(judged: JudgedCase, temperature: number): JudgedCase {
  const scaled = (probability: number): number => probability ** (1 / temperature)
  const odds = judged.ranking.map(({ probability }) => scaled(probability))
  const none = scaled(judged.noneProbability)
  const total = odds.reduce((sum, one) => sum + one, none)
  if (total === 0) return judged
  return {
    ...judged,
    ranking: judged.ranking.map(({ id }, index) => ({ id, probability: (odds[index] ?? 0) / total })),
    noneProbability: none / total,
  }
}
