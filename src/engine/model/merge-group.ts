import type { Instant, Sha } from './ids.ts'

/** What the merge queue tries together before it lets it onto a branch. */
export type MergeGroup = {
  /** The branch that holds it for a while, and the commit there. */
  readonly branch: string
  readonly head: Sha
  /** The commit on which it was built. */
  readonly base: Sha
  readonly at: Instant
}

/** Where groups of the merge queue stand, by GitHub's convention; the branch that they are to be merged into follows. */
const prefix = 'gh-readonly-queue/'

/** The branch that a group of the merge queue is to be merged into; null where the branch holds no group. */
export function queuedFor(branch: string): string | null {
  if (!branch.startsWith(prefix)) return null
  const end = branch.lastIndexOf('/')
  return end > prefix.length ? branch.slice(prefix.length, end) : null
}
