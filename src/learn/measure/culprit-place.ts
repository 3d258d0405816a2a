import { rememberingWeakly } from '../../engine/model/remembering.ts'
import type { JudgedCase } from '../judged-case.ts'
import { isCulprit } from './is-culprit.ts'

/**
 * The place of the best-ranked culprit, counted from 1; changes of equal probability all stand at the worst place of
 * their tie. Infinite where the ranking holds no culprit. Remembered per case, for resampling asks often.
 */
export const culpritPlace = rememberingWeakly(({ ranking, culprits }: JudgedCase): number => {
  const best = ranking.reduce(
    (most, { id, probability }) => (isCulprit(id, culprits) ? Math.max(most, probability) : most),
    Number.NEGATIVE_INFINITY,
  )
  const atLeast = ranking.filter(({ probability }) => probability >= best).length
  return best === Number.NEGATIVE_INFINITY ? Number.POSITIVE_INFINITY : atLeast
})
