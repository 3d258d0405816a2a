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
    const touched = changes.map((change) => ({ change, directories: directoriesOf(touchedPaths(change)) }))
    const found = new Map<ChangeId, Match>()
    for (const [directory, weight] of implicatedDirectories(question.files)) {
      const touchers = touched.filter(({ directories }) => directories.has(directory))
      const adds = weight * inverseDocumentFrequency(changes.length, touchers.length)
      for (const { change } of touchers) {
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

function directoriesOf(paths: ReadonlySet<string>): ReadonlySet<string> {
  return new Set([...paths].flatMap((path) => [...parents(path)]))
}

/** The directories above a path, nearest first; the root is left out, for everything lies in it. */
function* parents(path: string): Generator<string> {
  for (let slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/', slash - 1)) {
    yield path.slice(0, slash)
  }
}
