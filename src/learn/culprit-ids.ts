import type { Change } from '../engine/model/change.ts'
import type { ChangeId } from '../engine/model/ids.ts'
import { isCulprit } from './measure/is-culprit.ts'

/**
 * The changes that an answer names: by their id, or by a commit that they brought. What names no change of the range
 * stays as it is, for it is a culprit that no ranking can find.
 */
export function culpritIds(answer: readonly string[], changes: readonly Change[]): readonly ChangeId[] {
  const ids = answer.map((named) => {
    const change = changes.find(({ id, commits }) => [id, ...commits].some((one) => isCulprit(one, [named])))
    return change?.id ?? (named as ChangeId)
  })
  return [...new Set(ids)]
}
