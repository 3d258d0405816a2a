import type { FileSyntax } from '../../model/context.ts'
import { fileKind } from '../../model/file-kind.ts'
import type { Heuristic } from './heuristic.ts'
import type { Question } from './question.ts'
import { scoreTouchers } from './score-touchers.ts'

/** What each step along the graph leaves of a file's weight. */
const keptAStep = 0.5
const mostSteps = 3

/**
 * Changes to product files that the implicated ones use, near or far: distance in the graph of imports, after the
 * build-graph distance that alone found 82% of culprits at Google (Ziftci and Reardon, ICSE-SEIP 2017).
 */
export const byUse: Heuristic = {
  name: 'use',
  because: 'changes what the failing code uses',
  voice: 0.3,
  find: (question, changes) => scoreTouchers(usedFiles(question), changes),
}

/** Files that the implicated ones come to, with the heaviest weight that reaches them; those implicated left out. */
function usedFiles({ files, dossier }: Question): ReadonlyMap<string, number> {
  const usesOf = new Map(dossier.context.syntax.map((file: FileSyntax) => [file.path, file.uses]))
  const used = new Map<string, number>()
  let front = new Map([...files].map(([path, { weight }]) => [path, weight]))
  for (let step = 0; step < mostSteps; step += 1) {
    const next = new Map<string, number>()
    for (const [path, weight] of front) {
      for (const other of usesOf.get(path) ?? []) {
        if (files.has(other) || used.has(other)) continue
        next.set(other, Math.max(next.get(other) ?? 0, weight * keptAStep))
      }
    }
    for (const [path, weight] of next) used.set(path, weight)
    front = next
  }
  return new Map([...used].filter(([path]) => fileKind(path) !== 'test'))
}
