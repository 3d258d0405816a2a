import type { Sha } from './ids.ts'

/** The first parent comes first. */
type WithParents = { readonly sha: Sha; readonly parents: readonly Sha[] }

/** A merge by which the good commit, or what is older than it, came onto a line that did not hold it yet. */
export type MergeOfGood<Commit extends WithParents = WithParents> = {
  readonly merge: Commit
  /** Merged parents that are the good commit or that it held. */
  readonly held: readonly Sha[]
  /** Merged parents that hold the good commit and more. */
  readonly newer: readonly Sha[]
}

/**
 * Such merges among these commits: whoever pulls before pushing makes them, and the first parents then lead past the good
 * commit. `history` is what the bad commit reaches and the good one does not, each with its parents; commits outside of
 * it are none.
 */
export function mergesOfGood<Commit extends WithParents>(
  commits: readonly Commit[],
  good: Sha,
  history: ReadonlyMap<Sha, readonly Sha[]>,
): readonly MergeOfGood<Commit>[] {
  const holding = holdersOf(good, history)
  return commits.flatMap((merge) => {
    const [first, ...others] = merge.parents
    if (first === undefined || holding.has(first) || !history.has(merge.sha)) return []
    const held = others.filter((parent) => !history.has(parent))
    const newer = others.filter((parent) => parent !== good && holding.has(parent))
    return held.length + newer.length === 0 ? [] : [{ merge, held, newer }]
  })
}

/** The good commit and all that have it among their ancestors, in whatever order history is told. */
function holdersOf(good: Sha, history: ReadonlyMap<Sha, readonly Sha[]>): ReadonlySet<Sha> {
  const children = new Map<Sha, Sha[]>()
  for (const [sha, parents] of history)
    for (const parent of parents) {
      const known = children.get(parent)
      if (known === undefined) children.set(parent, [sha])
      else known.push(sha)
    }
  const holding = new Set<Sha>([good])
  for (const sha of holding) for (const child of children.get(sha) ?? []) holding.add(child)
  return holding
}
