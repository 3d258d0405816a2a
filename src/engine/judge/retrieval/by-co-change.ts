import type { ChangeId } from '../../model/ids.ts'
import type { Match } from '../../model/match.ts'
import { inverseDocumentFrequency } from './bm25.ts'
import { touchedPaths } from './by-path.ts'
import type { Heuristic } from './heuristic.ts'

/** Landings are few for most files: a share of two in two must not weigh like one of twenty in twenty. */
const damping = 3

/**
 * Changes to files that used to land together with an implicated one (Zimmermann, Weissgerber, Diehl and Zeller,
 * "Mining version histories to guide software changes", TSE 2005).
 */
export const byCoChange: Heuristic = {
  name: 'co-change',
  because: 'changes files that usually change together with what fails',
  voice: 0.3,
  find({ files, dossier }, changes) {
    const touched = changes.map((change) => touchedPaths(change))
    const together = new Map<string, number>()
    for (const { path, commits, with: others } of dossier.context.coChanges) {
      const weight = files.get(path)?.weight ?? 0
      for (const other of others) {
        if (files.has(other.path)) continue
        const share = (weight * other.commits) / (commits + damping)
        together.set(other.path, Math.max(together.get(other.path) ?? 0, share))
      }
    }
    const found = new Map<ChangeId, Match>()
    for (const [path, share] of together) {
      const touchers = changes.filter((_, index) => touched[index]?.has(path))
      const adds = share * inverseDocumentFrequency(changes.length, touchers.length)
      for (const { id } of touchers) {
        found.set(id, { score: (found.get(id)?.score ?? 0) + adds, evidence: null })
      }
    }
    return found
  },
}
