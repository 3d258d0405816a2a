import type { Change } from '../../../engine/model/change.ts'
import type { ChangeId, Sha } from '../../../engine/model/ids.ts'
import { mainlineOf, mainlineOfBrought } from '../../../engine/model/mainline-of.ts'
import { type MergeOfGood, mergesOfGood } from '../../../engine/model/merges-of-good.ts'
import type { RegressionRange } from '../../../engine/model/regression-range.ts'
import type { Commit } from '../range/commit.ts'
import type { RangeCommits } from '../range/range-commits.ts'

export type GoodMerge = MergeOfGood<Commit> & { readonly good: Sha }

/** The merges by which the good commit of a range came in, by the change that landed with each. */
export type GoodMerges = ReadonlyMap<ChangeId, GoodMerge>

/** Of a range whose eldest commits are not listed nobody can say which of them the good commit held. */
export function goodMerges(range: RegressionRange, { commits, gaps }: RangeCommits): GoodMerges {
  if (range.kind !== 'bounded' || gaps.length > 0) return new Map()
  const { good } = range
  const history = new Map(commits.map(({ sha, parents }) => [sha, parents]))
  const found = mergesOfGood(commits, good, history)
  return new Map(found.map((one) => [one.merge.sha as string as ChangeId, { ...one, good }]))
}

/**
 * Whether a pull request landed by such a merge and is what stood on its first parent's line: the branch had been
 * brought up to date and was pushed as it is. What GitHub lists of it is what it did, and nothing that was good.
 */
export function isOfFirstLine({ pull, commits }: Change, { merge }: GoodMerge): boolean {
  const [first] = merge.parents
  return pull !== null && first !== undefined && commits.includes(first)
}

/** The change as it is without what it would show of what had been good; that is read later, see `withSinceGood`. */
export function withoutGood(change: Change, merges: GoodMerges): Change {
  const of = merges.get(change.id)
  if (of === undefined) return change
  if (isOfFirstLine(change, of)) return { ...change, mainline: mainlineOf(of, of.good) }
  const because = 'What this merge brought since the last good commit was not read.'
  return {
    ...change,
    files: [],
    filesCompleteness: { kind: 'unknown', because },
    mainline: mainlineOfBrought(of, of.good),
  }
}
