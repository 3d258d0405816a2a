import type { Change } from '../model/change.ts'
import type { FileSyntax } from '../model/context.ts'
import type { Facts } from '../model/dossier.ts'
import { fileKind } from '../model/file-kind.ts'
import { inTurns } from '../model/in-turns.ts'
import { allPaths } from './all-paths.ts'
import { relatedFiles } from './related-files.ts'
import { readFailures } from './symptoms/read-failures.ts'

const most = 40
/** How far what is used is followed from an implicated file. */
const mostSteps = 3
/** Of the reached files: those that changed cost a blame each, the others only their text. */
const mostChanged = 20
const mostUsed = 10

/** Paths of the tree worth reading for this failure, most implicated first, with the sources that tests stand for. */
export function pathsToAsk(facts: Facts): readonly string[] {
  const { places } = readFailures(facts.failures, allPaths(facts))
  const implicated = [...new Set(places.map((place) => place.path))]
  const inTree = new Set(facts.tree.paths)
  const related = relatedFiles(implicated.slice(0, 12), facts.tree.paths)
  return [...new Set([...implicated, ...[...related.values()].flat()])]
    .filter((path) => inTree.has(path))
    .slice(0, most)
}

/** Those of which the failure names a line, most implicated first. */
export function pathsWithLines(facts: Facts): readonly string[] {
  const { places } = readFailures(facts.failures, allPaths(facts))
  const named = places.filter(({ line }) => line !== null)
  return [...new Set(named.map(({ path }) => path))].slice(0, most)
}

/**
 * The paths to ask for and after them the product files that the implicated ones come to along what they use, nearest
 * first: those that a change of the range touches, for one of these may have broken what fails, and a few that are only
 * used.
 */
export function withReachedFiles(
  paths: readonly string[],
  syntax: readonly FileSyntax[],
  changes: readonly Change[],
): readonly string[] {
  const steps = reached(paths, syntax)
  const touched = new Set(changes.flatMap(({ files }) => files.map(({ path }) => path)))
  const product = steps.flat().filter((path) => fileKind(path) === 'source')
  const changed = product.filter((path) => touched.has(path)).slice(0, mostChanged)
  const nearest = new Set(steps[0])
  const used = product.filter((path) => nearest.has(path) && !touched.has(path)).slice(0, mostUsed)
  return [...paths, ...changed, ...used]
}

/** Files that the given ones come to at each step and at no earlier one. */
function reached(paths: readonly string[], syntax: readonly FileSyntax[]): readonly (readonly string[])[] {
  const usesOf = new Map(syntax.map(({ path, uses }) => [path, uses]))
  const seen = new Set(paths)
  const steps: (readonly string[])[] = []
  for (let from = paths; from.length > 0 && steps.length < mostSteps; from = steps.at(-1) ?? []) {
    const next = inTurns(from.map((path) => usesOf.get(path) ?? [])).filter((path) => !seen.has(path))
    steps.push(next)
    for (const path of next) seen.add(path)
  }
  return steps
}
