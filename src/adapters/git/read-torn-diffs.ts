import type { Sha } from '../../engine/model/ids.ts'
import { aroundBroken } from './around-broken.ts'
import type { CommitDiff } from './commit-diff.ts'
import type { CommitInfo } from './commit-info.ts'
import { mapAtMost } from './map-at-most.ts'
import { missingObjects } from './missing-objects.ts'
import type { NamedFile } from './name-reader.ts'
import { readNames } from './read-names.ts'
import { readPatches } from './read-patches.ts'
import type { GitPlace } from './stream-git.ts'

/** Reading the rest of a commit that lacks some files costs a process of its own; this many are worth it. */
const mostSalvaged = 200
const salvagedAtATime = 2
const longestPathList = 64 * 1024

/**
 * The diffs of commits among which git gave up: partial clones and damaged ones lack objects. Each commit gets what can
 * be had: its whole diff, the patches of the files that are there, or only the names; and says so. Commits after
 * `maxBytes` of whole diffs are not in the answer.
 */
export async function readTornDiffs(
  place: GitPlace,
  commits: readonly CommitInfo[],
  maxBytes: number,
): Promise<ReadonlyMap<Sha, CommitDiff>> {
  const names = await readNames(place, commits)
  const missing = await missingObjects(
    place,
    commits.flatMap(({ sha, parents }) => [sha, ...parents.slice(0, 1)]),
  )
  const isTorn = ({ sha }: CommitInfo): boolean => (names.get(sha) ?? []).some((file) => lacks(file, missing))
  const diffs = new Map<Sha, CommitDiff>()
  let stopped = false
  const intact = commits.filter((commit) => names.has(commit.sha) && !isTorn(commit))
  await aroundBroken(intact, async (batch, onDone) => {
    const onDiff = (sha: Sha, diff: CommitDiff): void => {
      diffs.set(sha, diff)
      onDone()
    }
    const end = await readPatches(place, batch, onDiff, { maxBytes })
    stopped ||= end === 'stopped'
    return end === 'broken' ? 'broken' : 'whole'
  })
  await mapAtMost(salvagedAtATime, commits.filter(isTorn).slice(0, mostSalvaged), async (commit) => {
    diffs.set(commit.sha, await salvage(place, commit, names.get(commit.sha) ?? [], missing))
  })
  const unread = stopped ? [] : commits.filter(({ sha }) => !diffs.has(sha))
  for (const { sha } of unread) diffs.set(sha, namesOnly(names.get(sha), notInClone))
  return diffs
}

const notInClone = 'the contents of its files are not in this clone'

/** A diff without patches. Undefined names stand for a commit of which not even those could be read. */
export function namesOnly(files: readonly NamedFile[] | undefined, because: string): CommitDiff {
  return files === undefined
    ? {
        files: [],
        completeness: { kind: 'unknown', because: 'git cannot read it: objects are missing from this clone' },
      }
    : { files: files.map(({ file }) => file), completeness: { kind: 'truncated', because } }
}

function lacks({ blobs }: NamedFile, missing: ReadonlySet<string>): boolean {
  return blobs().some((blob) => missing.has(blob))
}

async function salvage(
  place: GitPlace,
  commit: CommitInfo,
  files: readonly NamedFile[],
  missing: ReadonlySet<string>,
): Promise<CommitDiff> {
  const lost = files.filter((file) => lacks(file, missing))
  const there = files.filter((file) => !lacks(file, missing))
  const paths = there.flatMap(({ file }) => [
    file.path,
    ...(file.previousPath === null ? [] : [file.previousPath]),
  ])
  if (paths.length === 0 || paths.join(' ').length > longestPathList) return namesOnly(files, notInClone)
  const read: CommitDiff[] = []
  const end = await readPatches(place, [commit], (_, diff) => void read.push(diff), { paths })
  if (end !== 'whole' || read[0] === undefined) return namesOnly(files, notInClone)
  const because = `the contents of ${lost.length} of its files are not in this clone`
  return {
    files: [...read[0].files, ...lost.map(({ file }) => file)],
    completeness: { kind: 'truncated', because },
  }
}
