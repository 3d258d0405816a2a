import type { FileChange } from '../../engine/model/change.ts'
import type { Completeness } from '../../engine/model/completeness.ts'
import type { Sha } from '../../engine/model/ids.ts'
import { mainlineOfBrought } from '../../engine/model/mainline-of.ts'
import { type MergeOfGood, mergesOfGood } from '../../engine/model/merges-of-good.ts'
import { ofBothSides } from '../../engine/model/of-both-sides.ts'
import { unclearMerges } from '../../engine/model/unclear-merges.ts'
import type { Answer } from '../../engine/ports.ts'
import type { Clone } from './clone.ts'
import type { CommitDiff } from './commit-diff.ts'
import type { CommitInfo } from './commit-info.ts'
import { readHistory } from './history.ts'
import { mapAtMost } from './map-at-most.ts'
import { readNames } from './read-names.ts'
import { readPatches } from './read-patches.ts'

type Diffs = ReadonlyMap<Sha, CommitDiff>

/** By merge the parent that taking back what it brought goes back to, see `Change`. */
type SinceGood = Answer<Diffs> & { readonly mainlines: ReadonlyMap<Sha, number | null> }

/** Each asks git a few times, and a line that was kept beside another for years has hundreds. */
const mergesAtATime = 4

/**
 * The same diffs, but those of merges by which the good commit came in: against their first parent they show all that
 * the good commit held, and would be blamed for it. What is left of them is what was new since.
 */
export async function sinceGood(
  clone: Clone,
  { good, bad }: { readonly good: Sha; readonly bad: Sha },
  commits: readonly CommitInfo[],
  { value: diffs, gaps }: Answer<Diffs>,
): Promise<SinceGood> {
  const isStraight = commits.at(-1)?.parents[0] === good
  if (isStraight || commits.every(({ parents }) => parents.length < 2))
    return { value: diffs, gaps, mainlines: new Map() }
  const merges = mergesOfGood(commits, good, await readHistory(clone, { good, bad }))
  const value = new Map(diffs)
  const wasClear = await mapAtMost(mergesAtATime, merges, async (one) => {
    const { sha } = one.merge
    const diff = diffs.get(sha)
    if (diff === undefined) return true
    const left = await newIn(clone, good, one, diff)
    value.set(sha, left)
    return left.completeness === diff.completeness
  })
  const unclear = wasClear.filter((one) => !one).length
  const mainlines = new Map(merges.map((one) => [one.merge.sha, mainlineOfBrought(one, good)]))
  return { value, gaps: unclear === 0 ? gaps : [...gaps, unclearMerges(unclear)], mainlines }
}

/** Which paths differ between commits around a merge. */
type Differences = {
  readonly sinceGood: ReadonlySet<string>
  readonly sinceHeld: readonly ReadonlySet<string>[]
  /** By the merged parents, since the good commit. */
  readonly brought: readonly ReadonlySet<string>[]
  /** By the first parent, from the good commit. */
  readonly before: ReadonlySet<string>
}

async function newIn(
  clone: Clone,
  good: Sha,
  of: MergeOfGood<CommitInfo>,
  diff: CommitDiff,
): Promise<CommitDiff> {
  const differences = await differencesOf(clone, good, of)
  if (differences === null) return unread
  const { sinceGood, sinceHeld, brought, before } = differences
  const changed = diff.files.filter(
    ({ path }) => sinceGood.has(path) && sinceHeld.every((paths) => paths.has(path)),
  )
  const files = changed.filter(({ path }) => !before.has(path) || brought.some((paths) => paths.has(path)))
  const { value, isWhole } = await withPatchesSince(clone, good, of.merge, files)
  return { files: value, completeness: toldOf(diff.completeness, changed.length - files.length, isWhole) }
}

const unread: CommitDiff = {
  files: [],
  completeness: { kind: 'unknown', because: 'git cannot read it: objects are missing from this clone' },
}

function toldOf(before: Completeness, ofBoth: number, isWhole: boolean): Completeness {
  if (before.kind !== 'complete') return before
  if (!isWhole) return { kind: 'truncated', because: 'the contents of its files are not in this clone' }
  return ofBoth === 0 ? before : ofBothSides(ofBoth)
}

/** Null where git cannot tell. */
async function differencesOf(
  clone: Clone,
  good: Sha,
  { merge, held, newer }: MergeOfGood<CommitInfo>,
): Promise<Differences | null> {
  let isKnown = true
  const between = async (from: Sha, to: Sha): Promise<ReadonlySet<string>> => {
    const files = (await readNames(clone, [{ ...merge, sha: to, parents: [from] }])).get(to)
    isKnown &&= files !== undefined
    return new Set((files ?? []).flatMap(({ file }) => [file.path, file.previousPath ?? file.path]))
  }
  const [sinceGood, before, sinceHeld, brought] = await Promise.all([
    between(good, merge.sha),
    between(good, merge.parents[0] ?? good),
    Promise.all(held.map((parent) => between(parent, merge.sha))),
    Promise.all(newer.map((parent) => between(good, parent))),
  ])
  return isKnown ? { sinceGood, sinceHeld, brought, before } : null
}

/** Files that were listed by their names alone stay so. */
async function withPatchesSince(
  clone: Clone,
  good: Sha,
  merge: CommitInfo,
  files: readonly FileChange[],
): Promise<{ readonly value: readonly FileChange[]; readonly isWhole: boolean }> {
  if (files.every(({ patch }) => patch === null)) return { value: files, isWhole: true }
  const patched = new Map<string, FileChange>()
  const end = await readPatches(clone, [{ ...merge, parents: [good] }], (_, { files: read }) => {
    for (const file of read) patched.set(file.path, file)
  })
  const named = (file: FileChange): FileChange => ({ ...file, additions: 0, deletions: 0, patch: null })
  return { value: files.map((file) => patched.get(file.path) ?? named(file)), isWhole: end === 'whole' }
}
