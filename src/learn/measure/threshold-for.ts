import type { JudgedCase } from '../judged-case.ts'
import { type Forecast, topForecast } from './reliability.ts'
import { shareInterval } from './share-interval.ts'

export type Threshold = {
  readonly threshold: number
  /** Cases in which a culprit would be named, and how many of them rightly. */
  readonly named: number
  readonly right: number
  /** Lower end of the 95% interval of the share that is right: what few cases can vouch for. */
  readonly vouchedFor: number
}

/** Cases that must be named at least: fewer prove nothing about a share. */
const enoughCases = 20

/**
 * The smallest probability from which naming the first suspect is right in at least the wanted share of cases; null
 * where none is, or where it would name too few cases to tell. A case whose verdict is silent stays silent, and one
 * whose first suspects are tied names nobody, whatever the threshold.
 */
export function thresholdFor(
  cases: readonly JudgedCase[],
  precision: number,
  enough = enoughCases,
): Threshold | null {
  const forecasts = cases
    .filter((judged) => judged.verdict.kind !== 'silent' && !isTied(judged))
    .flatMap(topForecast)
    .toSorted((a, b) => b.probability - a.probability)
  let found: Threshold | null = null
  let right = 0
  forecasts.forEach((forecast, index) => {
    right += forecast.isTrue ? 1 : 0
    const named = index + 1
    if (named < enough || right / named < precision || isSplit(forecasts, index)) return
    found = {
      threshold: forecast.probability,
      named,
      right,
      vouchedFor: shareInterval(right, named)?.low ?? 0,
    }
  })
  return found
}

function isTied({ ranking }: JudgedCase): boolean {
  const best = ranking.reduce((most, { probability }) => Math.max(most, probability), 0)
  return ranking.filter(({ probability }) => probability === best).length > 1
}

/** True where the next case has the same probability, so that no threshold parts the two. */
function isSplit(forecasts: readonly Forecast[], index: number): boolean {
  return forecasts[index + 1]?.probability === forecasts[index]?.probability
}
