import { queuedFor } from '../../../engine/model/merge-group.ts'
import type { PayloadOptions } from './payload-meaning.ts'

/**
 * Why failures on this branch do not count; null where they do. The default branch counts, and those the owner named.
 * A group of the merge queue is kept out of its branch by the queue itself, so that it counts only where it is wanted.
 */
export function unwatchedBecause(
  branch: string,
  defaultBranch: string | null,
  { branches = [], mergeQueue = false }: PayloadOptions,
): string | null {
  const into = queuedFor(branch)
  if (branch.startsWith(ofOurDrafts) || (into !== null && !mergeQueue))
    return 'The branch goes away by itself.'
  return isWatched(into ?? branch, defaultBranch, branches) ? null : 'The branch is not watched.'
}

/** Branches that our own drafts are made of. */
const ofOurDrafts = 'prime-suspect/'

/** Whether failures on this branch count: the default branch, and those the owner named. */
export function isWatched(branch: string, defaultBranch: string | null, named: readonly string[]): boolean {
  return branch === defaultBranch || named.some((pattern) => matches(branch, pattern))
}

function matches(branch: string, pattern: string): boolean {
  return pattern.endsWith('*') ? branch.startsWith(pattern.slice(0, -1)) : branch === pattern
}

/** `refs/heads/main` and `main` are the same branch. */
export function branchOf(ref: string): string {
  return ref.startsWith('refs/heads/') ? ref.slice('refs/heads/'.length) : ref
}
