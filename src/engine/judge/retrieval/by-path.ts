import type { Change } from '../../model/change.ts'
import type { Evidence } from '../../model/evidence.ts'
import { fileKind } from '../../model/file-kind.ts'
import type { ChangeId } from '../../model/ids.ts'
import type { Match } from '../../model/match.ts'
import { rememberingWeakly } from '../../model/remembering.ts'
import { inverseDocumentFrequency } from './bm25.ts'
import type { Heuristic } from './heuristic.ts'
import type { ImplicatedFile, Question } from './question.ts'

/**
 * Changes that touch an implicated file of the product. A file that many changes touch tells little, so each file
 * counts by its inverse frequency over the range (Predator's path feature). Several add up as the root of the sum of
 * squares: a cause is in one file, and a large change touches many.
 */
export const byPath = touching('path', 'touches a file that the failure names', false)

/** The same for implicated test files. */
export const byTestPath = touching('test-path', 'touches a test that fails', true)

function touching(name: string, because: string, tests: boolean): Heuristic {
  return {
    name,
    because,
    find({ files }, changes) {
      const found = new Map<ChangeId, Match & { readonly best: number }>()
      for (const [path, touchers] of touchersOf(files, changes, tests)) {
        const file = files.get(path)
        if (file === undefined) continue
        const adds = file.weight * inverseDocumentFrequency(changes.length, touchers.length)
        for (const { id } of touchers) {
          const before = found.get(id)
          const isBest = before === undefined || adds > before.best
          found.set(id, {
            score: Math.hypot(before?.score ?? 0, adds),
            best: isBest ? adds : before.best,
            evidence: isBest ? sayTouched(path, file) : before.evidence,
          })
        }
      }
      return found
    },
  }
}

function touchersOf(
  files: Question['files'],
  changes: readonly Change[],
  tests: boolean,
): ReadonlyMap<string, readonly Change[]> {
  const touchers = new Map<string, Change[]>()
  for (const change of changes) {
    for (const path of touchedPaths(change)) {
      if (!files.has(path) || (fileKind(path) === 'test') !== tests) continue
      const known = touchers.get(path)
      if (known === undefined) touchers.set(path, [change])
      else known.push(change)
    }
  }
  return touchers
}

/** Every path of a change, old names of renamed files too. Remembered: many heuristics ask. */
export const touchedPaths = rememberingWeakly(pathsOf)

function pathsOf({ files }: Change): ReadonlySet<string> {
  const paths = new Set<string>()
  for (const { path, previousPath } of files) {
    paths.add(path)
    if (previousPath !== null) paths.add(previousPath)
  }
  return paths
}

function sayTouched(path: string, { place, relatedTo }: ImplicatedFile): Evidence {
  const says =
    relatedTo === null
      ? `It changes ${path}, which the failure names.`
      : `It changes ${path}, which belongs to ${relatedTo}, which the failure names.`
  return { says, quote: place.symptom.at.quote, file: null, line: place.symptom.at.line }
}
