import type { Baseline } from './baseline.ts'

/** Large changes break more: the one with the most lines added and removed comes first. */
export const largestFirst: Baseline = {
  name: 'largest-first',
  about: 'the change with the most lines added and removed first',
  rank: ({ changes }) =>
    changes.map(({ id, files }) => ({
      id,
      score: files.reduce((sum, { additions, deletions }) => sum + additions + deletions, 0),
    })),
}
