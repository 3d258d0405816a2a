import type { Change, FileChange } from '../../engine/model/change.ts'
import type { ChangeId, Sha } from '../../engine/model/ids.ts'
import { isListedOnly } from '../../engine/model/is-listed-only.ts'
import type { Answer } from '../../engine/ports.ts'
import type { Clone } from './clone.ts'
import { bytesOf, type CommitDiff } from './commit-diff.ts'
import { cutOffCommits } from './cut-off-commits.ts'
import { commitsNamed } from './landed-commits.ts'
import { readPatchesAbreast } from './read-patches-abreast.ts'
import { touchingCommits } from './touching-commits.ts'

export type SecondLookBounds = {
  /** Read in full. */
  readonly commits: number
  /** Of more of them what they did to the named paths. */
  readonly touching: number
  /** Of either. */
  readonly bytes: number
}

const usualBounds: SecondLookBounds = { commits: 100, touching: 300, bytes: 64 * 1024 * 1024 }
/** A named path counts that many times as much as another file of its folder, for a change that touches nothing else. */
const pathOverFolder = 8

/**
 * The same changes with the patches of those among the ones listed by names only that bear most on the named paths:
 * those that touch the first of them, or files beside these, and little else; at most 100, ties the newest first. The
 * promising ones follow, for a failure may name no path. Of more that touch the named paths, the patches of these: then
 * it can be told who wrote their lines, where blame would walk ten thousand commits once for every file.
 */
export async function lookAgain(
  clone: Clone,
  changes: readonly Change[],
  paths: readonly string[],
  promising: readonly ChangeId[] = [],
  bounds: SecondLookBounds = usualBounds,
): Promise<Answer<readonly Change[]>> {
  const listed = changes.filter(isListedOnly)
  const likely = [...new Set([...likeliest(listed, paths, bounds.commits), ...inOrder(listed, promising)])]
  const unlikely = listed.filter((change) => !likely.includes(change))
  const touching = touchingCommits(unlikely, paths, bounds.touching)
  const inFull = [...likely.flatMap(({ commits }) => commits.slice(0, 1)), ...touching.bringing]
  const [whole, named] = await Promise.all([
    readWithin(clone, inFull, { maxBytes: bounds.bytes }),
    readWithin(clone, touching.modifying, { maxBytes: bounds.bytes, paths: touching.paths }),
  ])
  const value = changes.map((change) => {
    const [sha] = change.commits
    const diff = sha === undefined ? undefined : whole.get(sha)
    if (diff !== undefined)
      return { ...change, files: amongNamed(diff, change), filesCompleteness: diff.completeness }
    const part = sha === undefined ? undefined : named.get(sha)
    return part === undefined ? change : { ...change, files: withPatches(change.files, part.files) }
  })
  return { value, gaps: [] }
}

/** Of a merge that brought what was good before, only what was new is named. */
function amongNamed({ files }: CommitDiff, change: Change): readonly FileChange[] {
  const named = new Set(change.files.map(({ path }) => path))
  return files.filter(({ path }) => named.has(path))
}

/** Those that bear most on the paths, these first. */
function likeliest(changes: readonly Change[], paths: readonly string[], most: number): readonly Change[] {
  const bearing = bearingOf(paths)
  return changes
    .map((change) => ({ change, bears: bearing(change) }))
    .filter(({ bears }) => bears > 0)
    .toSorted((a, b) => b.bears - a.bears)
    .slice(0, most)
    .map(({ change }) => change)
}

/** Those of these ids, in the order of the ids. */
function inOrder(changes: readonly Change[], ids: readonly ChangeId[]): readonly Change[] {
  const byId = new Map(changes.map((change) => [change.id, change]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}

function withPatches(files: readonly FileChange[], patched: readonly FileChange[]): readonly FileChange[] {
  const byPath = new Map(patched.map((file) => [file.path, file]))
  return files.map((file) => byPath.get(file.path) ?? file)
}

/** The first diffs that fit, whatever more was read. */
async function readWithin(
  clone: Clone,
  shas: readonly Sha[],
  { maxBytes, paths }: { readonly maxBytes: number; readonly paths?: readonly string[] },
): Promise<Map<Sha, CommitDiff>> {
  const commits = await commitsNamed(clone, shas)
  const cutOff = await cutOffCommits(clone, commits)
  const known = commits.filter(({ sha }) => !cutOff.has(sha))
  const read = new Map<Sha, CommitDiff>()
  const options = { maxBytes, ...(paths === undefined ? {} : { paths }) }
  await readPatchesAbreast(clone, known, (sha, diff) => void read.set(sha, diff), options)
  let bytes = 0
  for (const { sha } of known) {
    const diff = read.get(sha)
    bytes += diff === undefined ? 0 : bytesOf(diff)
    if (bytes > maxBytes) read.delete(sha)
  }
  return read
}

/** Paths weigh by their order, and a change by the share that they have of it. */
function bearingOf(paths: readonly string[]): (change: Change) => number {
  const ofPath = new Map<string, number>()
  for (const [index, path] of paths.entries()) if (!ofPath.has(path)) ofPath.set(path, 1 / (index + 1))
  const ofFolder = new Map<string, number>()
  for (const [path, weight] of ofPath) {
    const folder = folderOf(path)
    ofFolder.set(folder, Math.max(ofFolder.get(folder) ?? 0, weight / pathOverFolder))
  }
  return ({ files }) => {
    let sum = 0
    for (const { path, previousPath } of files)
      sum += ofPath.get(path) ?? ofPath.get(previousPath ?? path) ?? ofFolder.get(folderOf(path)) ?? 0
    return sum / Math.sqrt(files.length)
  }
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')))
}
