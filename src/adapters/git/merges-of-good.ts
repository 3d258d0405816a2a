import type { Sha } from '../../engine/model/ids.ts'
import type { CommitInfo } from './commit-info.ts'
import type { History } from './history.ts'

/** A merge by which the good commit, or what is older than it, came onto a line that did not hold it yet. */
export type MergeOfGood = {
  readonly merge: CommitInfo
  /** Merged parents that are the good commit or that it held. */
  readonly held: readonly Sha[]
  /** Merged parents that hold the good commit and more. */
  readonly newer: readonly Sha[]
}

/**
 * Such merges among these commits: whoever pulls before pushing makes them, and the first parents then lead past the good
 * commit. `history` is what the bad commit reaches and the good one does not; commits outside of it are none.
 */
export function mergesOfGood(
  commits: readonly CommitInfo[],
  good: Sha,
  history: History,
): readonly MergeOfGood[] {
  const holding = new Set<Sha>([good])
  for (const [sha, parents] of [...history].toReversed())
    if (parents.some((parent) => holding.has(parent))) holding.add(sha)
  return commits.flatMap((merge) => {
    const [first, ...others] = merge.parents
    if (first === undefined || holding.has(first) || !history.has(merge.sha)) return []
    const held = others.filter((parent) => !history.has(parent))
    const newer = others.filter((parent) => parent !== good && holding.has(parent))
    return held.length + newer.length === 0 ? [] : [{ merge, held, newer }]
  })
}
