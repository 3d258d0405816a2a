import type { Heuristic } from './heuristic.ts'
import { scoreTouchers } from './score-touchers.ts'

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
    const together = new Map<string, number>()
    for (const { path, commits, with: others } of dossier.context.coChanges) {
      const weight = files.get(path)?.weight ?? 0
      for (const other of others) {
        if (files.has(other.path)) continue
        const share = (weight * other.commits) / (commits + damping)
        together.set(other.path, Math.max(together.get(other.path) ?? 0, share))
      }
    }
    return scoreTouchers(together, changes)
  },
}
