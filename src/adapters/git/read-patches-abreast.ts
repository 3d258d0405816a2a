import { availableParallelism } from 'node:os'

import type { Sha } from '../../engine/model/ids.ts'
import { bytesOf, type CommitDiff } from './commit-diff.ts'
import type { CommitInfo } from './commit-info.ts'
import { mapAtMost } from './map-at-most.ts'
import { readPatches } from './read-patches.ts'
import type { GitPlace } from './stream-git.ts'

const mostProcesses = 4
/** Commits of one process: enough that what git unpacked for one serves the next. Measured: 5% dearer than all in one. */
const longestSlice = 250
const shortestSlice = 50
const slicesOfProcess = 2

export type AbreastOptions = {
  readonly maxBytes: number
  readonly processes?: number
  /** Only these; absent for all. */
  readonly paths?: readonly string[]
}

/**
 * Reads the diffs of the commits, newest first, as `readPatches` does, by a few git processes next to each other: git
 * makes patches on one core. Once more than `maxBytes` was read, no commit that surely lies beyond them is read; which
 * of those are, all the same, is left to chance. Gives the commits of which git could not read all, in order.
 */
export async function readPatchesAbreast(
  place: GitPlace,
  commits: readonly CommitInfo[],
  onDiff: (sha: Sha, diff: CommitDiff) => void,
  { maxBytes, processes = Math.min(availableParallelism(), mostProcesses), paths }: AbreastOptions,
): Promise<readonly CommitInfo[]> {
  const slices = sliced(commits, processes)
  const bytes = slices.map(() => 0)
  const readUpTo = (slice: number): number => bytes.slice(0, slice + 1).reduce((sum, one) => sum + one, 0)
  const broken = await mapAtMost(processes, [...slices.entries()], async ([index, slice]) => {
    if (readUpTo(index) > maxBytes) return []
    const read = new Set<Sha>()
    const take = (sha: Sha, diff: CommitDiff): 'stop' | void => {
      onDiff(sha, diff)
      read.add(sha)
      bytes[index] = (bytes[index] ?? 0) + bytesOf(diff)
      if (readUpTo(index) > maxBytes) return 'stop'
    }
    const end = await readPatches(place, slice, take, paths === undefined ? {} : { paths })
    return end === 'broken' ? slice.filter(({ sha }) => !read.has(sha)) : []
  })
  return broken.flat()
}

function sliced(commits: readonly CommitInfo[], processes: number): readonly (readonly CommitInfo[])[] {
  // Some patches are far longer than others: who is done first takes another slice.
  const even = Math.ceil(commits.length / (processes * slicesOfProcess))
  const length = Math.min(longestSlice, Math.max(shortestSlice, even))
  const count = Math.ceil(commits.length / length)
  return Array.from({ length: count }, (_, index) => commits.slice(index * length, (index + 1) * length))
}
