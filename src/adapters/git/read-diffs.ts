import type { Gap } from '../../engine/model/completeness.ts'
import type { Sha } from '../../engine/model/ids.ts'
import type { Answer } from '../../engine/ports.ts'
import type { Clone } from './clone.ts'
import { bytesOf, type CommitDiff } from './commit-diff.ts'
import type { CommitInfo } from './commit-info.ts'
import { cutOffCommits } from './cut-off-commits.ts'
import { readNames } from './read-names.ts'
import { readPatchesAbreast } from './read-patches-abreast.ts'
import { namesOnly, readTornDiffs } from './read-torn-diffs.ts'
import { rememberNames } from './touched-paths.ts'

export type DiffBounds = {
  /** Of more commits than this only the names of files are read. */
  readonly patchedCommits: number
  /** Patches of one answer together; the oldest commits beyond it keep only the names of files. */
  readonly bytes: number
}

const usualBounds: DiffBounds = { patchedCommits: 2_000, bytes: 128 * 1024 * 1024 }

type Diffs = Map<Sha, CommitDiff>

/** What each commit (newest first) changed against its first parent. Every commit is in the answer. */
export async function readDiffs(
  clone: Clone,
  commits: readonly CommitInfo[],
  bounds: DiffBounds = usualBounds,
): Promise<Answer<ReadonlyMap<Sha, CommitDiff>>> {
  const cutOff = await cutOffCommits(clone, commits)
  const known = commits.filter(({ sha }) => !cutOff.has(sha))
  const tooMany = known.length > bounds.patchedCommits
  const read: Diffs = tooMany ? new Map() : await readCached(clone, known, bounds.bytes)
  const within = tooMany ? 0 : fitting(known, read, bounds.bytes)
  const beyond = known.slice(within)
  const names = await readNames(clone, beyond)
  if (tooMany) rememberNames(clone, known, names)
  for (const { sha } of beyond)
    read.set(sha, namesOnly(names.get(sha), 'the window is too large to read every patch'))
  for (const sha of cutOff)
    read.set(sha, { files: [], completeness: { kind: 'unknown', because: cutOffHere } })
  return { value: read, gaps: gapsOf(commits, read, beyond.length) }
}

const cutOffHere = 'this shallow clone does not hold its parent, so what it changed cannot be told'

async function readCached(clone: Clone, commits: readonly CommitInfo[], maxBytes: number): Promise<Diffs> {
  const diffs: Diffs = new Map()
  const keep = (sha: Sha, diff: CommitDiff): void => {
    diffs.set(sha, diff)
    clone.diffs.set(sha, diff, bytesOf(diff))
  }
  for (const { sha } of commits) {
    const cached = clone.diffs.get(sha)
    if (cached !== undefined) diffs.set(sha, cached)
  }
  const left = commits.filter(({ sha }) => !diffs.has(sha))
  if (left.length === 0) return diffs
  const torn = await readPatchesAbreast(clone, left, keep, { maxBytes })
  if (torn.length > 0) for (const [sha, diff] of await readTornDiffs(clone, torn, maxBytes)) keep(sha, diff)
  return diffs
}

/** How many of the newest commits fit; the rest may or may not have been read and is treated alike. */
function fitting(commits: readonly CommitInfo[], diffs: Diffs, maxBytes: number): number {
  let bytes = 0
  const firstBeyond = commits.findIndex(({ sha }) => {
    const diff = diffs.get(sha)
    bytes += diff === undefined ? Infinity : bytesOf(diff)
    return bytes > maxBytes
  })
  return firstBeyond < 0 ? commits.length : firstBeyond
}

function gapsOf(commits: readonly CommitInfo[], diffs: Diffs, namesOnly: number): readonly Gap[] {
  const partly = commits.filter(({ sha }) => diffs.get(sha)?.completeness.kind !== 'complete').length
  const tooLarge: Gap = {
    what: 'patches',
    completeness: {
      kind: 'truncated',
      because: `the window is too large to read every patch: of ${namesOnly} of ${commits.length} commits the names of files were read, and the patches only where they bear on the failure`,
    },
  }
  const incomplete: Gap = {
    what: 'changes',
    completeness: {
      kind: 'truncated',
      because: `${partly - namesOnly} of ${commits.length} commits were not read in full; each says why`,
    },
  }
  return [namesOnly > 0 ? [tooLarge] : [], partly > namesOnly ? [incomplete] : []].flat()
}
