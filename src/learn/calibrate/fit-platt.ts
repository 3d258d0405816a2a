import { fitConditionalLogit } from '../fit-conditional-logit.ts'
import type { Forecast } from '../measure/reliability.ts'
import type { Calibration } from './fit-isotonic.ts'

/** Keeps certainty finite on the scale of log-odds. */
const edge = 1e-6

/**
 * A logistic curve over the log-odds of what was said (Platt, "Probabilistic Outputs for Support Vector Machines",
 * 1999), with his smoothed targets: so many right and wrong forecasts stand for (n + 1) / (n + 2) and 1 / (n + 2), not
 * for certainty. Without forecasts it leaves probabilities as they are.
 */
export function fitPlatt(forecasts: readonly Forecast[]): Calibration {
  if (forecasts.length === 0) return (probability) => probability
  const right = forecasts.filter(({ isTrue }) => isTrue).length
  const ifTrue = (right + 1) / (right + 2)
  const ifFalse = 1 / (forecasts.length - right + 2)
  // A logistic regression is a conditional logit of two: "it comes true" against "it does not", whose features are 0.
  const cases = forecasts.flatMap(({ probability, isTrue }) => {
    const rows = [
      [logOdds(probability), 1],
      [0, 0],
    ]
    const target = isTrue ? ifTrue : ifFalse
    return [
      { rows, culprits: [0], weight: target },
      { rows, culprits: [1], weight: 1 - target },
    ]
  })
  const [slope = 1, offset = 0] = fitConditionalLogit(cases, { ridge: 1e-6, iterations: 100 })
  return (probability) => 1 / (1 + Math.exp(-(slope * logOdds(probability) + offset)))
}

function logOdds(probability: number): number {
  const inside = Math.min(1 - edge, Math.max(edge, probability))
  return Math.log(inside / (1 - inside))
}
