import type { JudgedCase } from '../judged-case.ts'
import { isCulprit } from './is-culprit.ts'

/** A probability that was given, and whether it came true. */
export type Forecast = { readonly probability: number; readonly isTrue: boolean }

export type ReliabilityBin = {
  /** Probabilities from `from` (included) to `to` (excluded; included in the last bin). */
  readonly from: number
  readonly to: number
  readonly count: number
  /** Null in an empty bin, as is `share`. */
  readonly meanProbability: number | null
  /** How many of them came true, 0..1. */
  readonly share: number | null
}

export type ReliabilityTable = {
  readonly bins: readonly ReliabilityBin[]
  readonly count: number
  /**
   * Mean distance between what was said and what came true, weighted by the bins' counts (Naeini, Cooper and
   * Hauskrecht, "Obtaining Well Calibrated Probabilities Using Bayesian Binning", AAAI 2015). 0 where nothing was said.
   */
  readonly expectedCalibrationError: number
}

export type Reliability = {
  /** Of each case the first suspect's probability, against whether it is a culprit. The figure to look at first. */
  readonly top: ReliabilityTable
  /** Every change of every case. Nearly all lie in the first bin, so its error is small for any ranker. */
  readonly candidates: ReliabilityTable
  /** Of each case the probability of "none of these", against whether no change was to blame. */
  readonly none: ReliabilityTable
}

/** Whether probabilities mean what they say. Cases without changes have no first suspect and count for `none` only. */
export function reliability(cases: readonly JudgedCase[], bins = 10): Reliability {
  return {
    top: reliabilityOf(cases.flatMap(topForecast), bins),
    candidates: reliabilityOf(
      cases.flatMap(({ ranking, culprits }) =>
        ranking.map(({ id, probability }) => ({ probability, isTrue: isCulprit(id, culprits) })),
      ),
      bins,
    ),
    none: reliabilityOf(
      cases.map(({ noneProbability, culprits }) => ({
        probability: noneProbability,
        isTrue: culprits.length === 0,
      })),
      bins,
    ),
  }
}

/** The first of the most probable changes, against whether it is a culprit; empty where there is no change. */
export function topForecast({ ranking, culprits }: JudgedCase): readonly Forecast[] {
  const [first, ...others] = ranking
  if (first === undefined) return []
  const top = others.reduce((best, one) => (one.probability > best.probability ? one : best), first)
  return [{ probability: top.probability, isTrue: isCulprit(top.id, culprits) }]
}

/** The table of any forecasts, in bins of equal width. */
export function reliabilityOf(forecasts: readonly Forecast[], bins: number): ReliabilityTable {
  const binned = Map.groupBy(forecasts, ({ probability }) =>
    Math.min(bins - 1, Math.floor(probability * bins)),
  )
  const rows = Array.from({ length: bins }, (_, index) => ({
    from: index / bins,
    to: (index + 1) / bins,
    ...summary(binned.get(index) ?? []),
  }))
  const gap = rows.reduce(
    (sum, { count, meanProbability, share }) => sum + count * Math.abs((meanProbability ?? 0) - (share ?? 0)),
    0,
  )
  return {
    bins: rows,
    count: forecasts.length,
    expectedCalibrationError: forecasts.length === 0 ? 0 : gap / forecasts.length,
  }
}

function summary(
  forecasts: readonly Forecast[],
): Pick<ReliabilityBin, 'count' | 'meanProbability' | 'share'> {
  const count = forecasts.length
  if (count === 0) return { count, meanProbability: null, share: null }
  const said = forecasts.reduce((sum, { probability }) => sum + probability, 0)
  const came = forecasts.filter(({ isTrue }) => isTrue).length
  return { count, meanProbability: said / count, share: came / count }
}
