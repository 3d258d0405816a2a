import type { Sha } from './ids.ts'
import type { MergeOfGood } from './merges-of-good.ts'

/** The parent, counted from one, that a revert of such a merge has to go back to: what was good is still there. */
export function mainlineOf({ merge, held, newer }: MergeOfGood, good: Sha): number {
  const parent = newer[0] ?? (held.includes(good) ? good : held[0])
  return merge.parents.findIndex((one) => one === parent) + 1
}

/**
 * The same for what such a merge brought; null where it brought anything new with the good commit, which no parent is
 * without: going back to the one leaves it there, and going back to another takes away what had been good.
 */
export function mainlineOfBrought(of: MergeOfGood, good: Sha): number | null {
  return of.newer.length === 0 ? mainlineOf(of, good) : null
}
