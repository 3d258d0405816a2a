import type { Baseline } from './baseline.ts'

/** What people suspect first: whatever landed last. */
export const newestFirst: Baseline = {
  name: 'newest-first',
  about: 'the newest change first',
  rank: ({ changes }) => changes.map(({ id }, age) => ({ id, score: -age })),
}
