import type { JudgedCase } from '../judged-case.ts'
import { isCulprit } from './is-culprit.ts'

const known = new WeakMap<JudgedCase, number>()

/**
 * The place of the best-ranked culprit, counted from 1; changes of equal probability all stand at the worst place of
 * their tie. Infinite where the ranking holds no culprit. Remembered per case, for resampling asks often.
 */
export function culpritPlace(judged: JudgedCase): number {
  const before = known.get(judged)
  if (before !== undefined) return before
  const { ranking, culprits } = judged
  const best = ranking.reduce(
    (most, { id, probability }) => (isCulprit(id, culprits) ? Math.max(most, probability) : most),
    Number.NEGATIVE_INFINITY,
  )
  const atLeast = ranking.filter(({ probability }) => probability >= best).length
  const place = best === Number.NEGATIVE_INFINITY ? Number.POSITIVE_INFINITY : atLeast
  known.set(judged, place)
  return place
}
