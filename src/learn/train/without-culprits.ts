import { isCulprit } from '../measure/is-culprit.ts'
import type { TrainingCase } from './training-case.ts'

/** The case with its culprits taken out of the range, so that "none of these" is right; empty where it has none. */
export function withoutCulprits(one: TrainingCase): readonly TrainingCase[] {
  if (one.withoutCulprits === null) return []
  const culprits = new Set(one.culpritRows)
  const isLeft = (_: unknown, row: number): boolean => !culprits.has(row)
  return [
    {
      ...one,
      culprits: [],
      ids: one.ids.filter(isLeft),
      passedOver: one.passedOver.filter((id) => !isCulprit(id, one.culprits)),
      kept: one.kept.filter(isLeft),
      rows: one.withoutCulprits,
      culpritRows: [],
      withoutCulprits: null,
    },
  ]
}
