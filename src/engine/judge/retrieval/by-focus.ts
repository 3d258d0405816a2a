import type { Heuristic } from './heuristic.ts'
import { scoredMatches } from './scored-matches.ts'

/**
 * Changes by the share of their files that the failure names, each by its weight, 0..1: who changes nothing else was
 * about what failed, where a sweep over the whole repository only came by.
 */
export const byFocus: Heuristic = {
  name: 'focus',
  because: 'changes little else than what the failure names',
  voice: 0.3,
  find({ files: implicated }, changes) {
    return scoredMatches(changes, (at) => {
      const files = changes[at]?.files ?? []
      const named = files.reduce((sum, { path }) => sum + (implicated.get(path)?.weight ?? 0), 0)
      return named / Math.max(1, files.length)
    })
  },
}
