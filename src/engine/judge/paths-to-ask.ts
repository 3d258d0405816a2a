import type { Facts } from '../model/dossier.ts'
import { allPaths } from './all-paths.ts'
import { relatedFiles } from './related-files.ts'
import { readFailures } from './symptoms/read-failures.ts'

const most = 40

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
