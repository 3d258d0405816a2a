import type { Change } from '../../model/change.ts'
import type { ChangeId } from '../../model/ids.ts'
import type { Match } from '../../model/match.ts'
import { inverseDocumentFrequency } from './bm25.ts'
import { touchedPaths } from './by-path.ts'
import type { Heuristic } from './heuristic.ts'

/** Changes in the directory of an implicated file, or above it: each level up counts for less. */
export const byDirectory: Heuristic = {
  name: 'directory',
  because: 'changes the directory of a file that the failure names',
  find(question, changes) {
    const directories = implicatedDirectories(question.files)
    const touching = touchersOf(directories, changes)
    const found = new Map<ChangeId, Match>()
    for (const [directory, weight] of directories) {
      const touchers = touching.get(directory) ?? new Set()
      const adds = weight * inverseDocumentFrequency(changes.length, touchers.size)
      for (const change of touchers) {
        const before = found.get(change.id)?.score ?? 0
        found.set(change.id, { score: Math.max(before, adds), evidence: null })
      }
    }
    return found
  },
}

function implicatedDirectories(
  files: ReadonlyMap<string, { readonly weight: number }>,
): ReadonlyMap<string, number> {
  const weights = new Map<string, number>()
  for (const [path, { weight }] of files) {
    let falling = weight
    for (const directory of parents(path)) {
      weights.set(directory, Math.max(weights.get(directory) ?? 0, falling))
      falling /= 2
    }
  }
  return weights
}

/** Who touches what in these directories. Many changes touch the same files: where a path lies is found out once. */
function touchersOf(
  directories: ReadonlyMap<string, unknown>,
  changes: readonly Change[],
): ReadonlyMap<string, ReadonlySet<Change>> {
  const touchers = new Map<string, Set<Change>>()
  for (const directory of directories.keys()) touchers.set(directory, new Set())
  const known = new Map<string, readonly Set<Change>[]>()
  const around = (path: string): readonly Set<Change>[] =>
    [...parents(path)].flatMap((directory) => touchers.get(directory) ?? [])
  for (const change of changes)
    for (const path of touchedPaths(change)) {
      const found = known.get(path) ?? around(path)
      known.set(path, found)
      for (const one of found) one.add(change)
    }
  return touchers
}

/** The directories above a path, nearest first; the root is left out, for everything lies in it. */
function* parents(path: string): Generator<string> {
  for (let slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/', slash - 1)) {
    yield path.slice(0, slash)
  }
}
