import type { Change } from '../../engine/model/change.ts'
import { questionOf } from '../question-of.ts'
import type { Baseline } from './baseline.ts'

/** What a person does first: who last touched a file of the stack trace? The innermost frame counts most. */
export const frameMatch: Baseline = {
  name: 'frame-match',
  about: 'changes to a file of a stack trace, the innermost frame first',
  rank(dossier) {
    const nearness = new Map<string, number>()
    for (const { path, symptom } of questionOf(dossier).reading.places) {
      if (symptom.kind !== 'stack-frame') continue
      nearness.set(path, Math.max(nearness.get(path) ?? 0, 1 / (1 + symptom.depth)))
    }
    return dossier.changes.map((change) => ({ id: change.id, score: nearest(change, nearness) }))
  },
}

function nearest({ files }: Change, nearness: ReadonlyMap<string, number>): number {
  return files.reduce(
    (best, { path, previousPath }) =>
      Math.max(best, nearness.get(path) ?? 0, nearness.get(previousPath ?? path) ?? 0),
    0,
  )
}
