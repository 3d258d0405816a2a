import type { JudgedCase } from '../judged-case.ts'
import { topForecast } from './reliability.ts'

/** What answering the surest cases only would give. */
export type RiskPoint = {
  /** Probability of the first suspect from which a case is answered. */
  readonly threshold: number
  /** Share of all cases that are answered. */
  readonly coverage: number
  /** Share of the answers that are wrong. */
  readonly risk: number
}

export type RiskCoverage = {
  /** Surest first; cases of equal probability come in together. */
  readonly points: readonly RiskPoint[]
  /**
   * Area under the curve, 0..1, smaller is better: the mean risk over all coverages that can be reached (Geifman and
   * El-Yaniv, "Selective Classification for Deep Neural Networks", NeurIPS 2017). Null without cases.
   */
  readonly area: number | null
}

/**
 * How the share of wrong first suspects grows as less sure cases are answered too. A case without a culprit is answered
 * wrongly whatever is said; a case without changes cannot be answered and is left out.
 */
export function riskCoverage(cases: readonly JudgedCase[]): RiskCoverage {
  const forecasts = cases.flatMap(topForecast)
  const groups = Map.groupBy(
    forecasts.toSorted((a, b) => b.probability - a.probability),
    ({ probability }) => probability,
  )
  const points: RiskPoint[] = []
  let answered = 0
  let wrong = 0
  let area = 0
  for (const [threshold, group] of groups) {
    answered += group.length
    wrong += group.filter(({ isTrue }) => !isTrue).length
    const risk = wrong / answered
    area += (risk * group.length) / forecasts.length
    points.push({ threshold, coverage: answered / forecasts.length, risk })
  }
  return { points, area: points.length === 0 ? null : area }
}
