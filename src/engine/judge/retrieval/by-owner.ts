import type { ChangeId } from '../../model/ids.ts'
import type { Match } from '../../model/match.ts'
import { remembering } from '../../model/remembering.ts'
import { inverseDocumentFrequency } from './bm25.ts'
import { touchedPaths } from './by-path.ts'
import type { Heuristic } from './heuristic.ts'
import { type Owners, ownersOf } from './owners.ts'
import type { Question } from './question.ts'

/**
 * Changes to files that the repository gives to the same owners as an implicated one. Owners of much tell little, so
 * each counts by its rarity over the range. Of an ownership file that is cut short the last match is not known.
 */
export const byOwner: Heuristic = {
  name: 'owner',
  because: 'changes files with the same owners as what fails',
  voice: 0.3,
  find(question, changes) {
    const { ownersFile } = question.dossier.context
    if (ownersFile === null || ownersFile.completeness.kind !== 'complete') return new Map()
    // Many changes touch the same files.
    const owners = remembering(ownersOf(ownersFile.text))
    const owning = changes.map((change) => new Set([...touchedPaths(change)].flatMap(owners)))
    const found = new Map<ChangeId, Match>()
    for (const [owner, weight] of implicatedOwners(question, owners)) {
      const touchers = changes.filter((_, index) => owning[index]?.has(owner))
      const adds = weight * inverseDocumentFrequency(changes.length, touchers.length)
      for (const { id } of touchers) {
        found.set(id, { score: Math.max(found.get(id)?.score ?? 0, adds), evidence: null })
      }
    }
    return found
  },
}

function implicatedOwners({ files }: Question, owners: Owners): ReadonlyMap<string, number> {
  const weights = new Map<string, number>()
  for (const [path, { weight }] of files) {
    for (const owner of owners(path)) {
      weights.set(owner, Math.max(weights.get(owner) ?? 0, weight))
    }
  }
  return weights
}
