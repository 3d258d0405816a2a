import type { Change } from '../../../engine/model/change.ts'
import type { Sha } from '../../../engine/model/ids.ts'
import { mainlineOf } from '../../../engine/model/mainline-of.ts'
import type { Commit } from '../range/commit.ts'
import { type GoodMerges, isOfFirstLine } from './good-merges.ts'

/** The commits between which everything that a change did to the branch lies. */
export type Sides = { readonly before: Sha; readonly after: Sha }

/**
 * Before and after a change landed: for a merge commit its first parent (where the good commit came in by it, the good
 * commit, or the parent that held it already), else the parent of the eldest of the commits that it brought in a row.
 * Null where the parents are not known, or where other commits lie between.
 */
export function landingSides(
  change: Change,
  bySha: ReadonlyMap<Sha, Commit>,
  merges: GoodMerges,
): Sides | null {
  const after = bySha.get(change.id as string as Sha)
  const [first, second] = after?.parents ?? []
  if (after === undefined || first === undefined) return null
  const of = merges.get(change.id)
  if (of !== undefined) {
    const before = isOfFirstLine(change, of) ? after.parents[mainlineOf(of, of.good) - 1] : of.good
    return before === undefined ? null : { before, after: after.sha }
  }
  if (second !== undefined) return { before: first, after: after.sha }
  const own = new Set(change.commits)
  let eldest = after
  for (let rows = 1; rows < own.size; rows += 1) {
    const parent = bySha.get(eldest.parents[0] ?? after.sha)
    if (parent === undefined || !own.has(parent.sha) || parent.parents.length > 1) return null
    eldest = parent
  }
  const before = eldest.parents[0]
  return before === undefined ? null : { before, after: after.sha }
}
