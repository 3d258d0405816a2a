import type { Heuristic } from './heuristic.ts'
import { scoredMatches } from './scored-matches.ts'
import { search } from './search.ts'

/**
 * Changes by how many different words of the failure they hold anywhere, however often and however rare. It keeps those
 * that hold many; the ranker weighs it against them, for where text search adds up to the same, few rare words tell more
 * than many common ones.
 */
export const byBreadth: Heuristic = {
  name: 'breadth',
  because: 'holds many words of the failure',
  find(question, changes) {
    const { postings } = search(question, changes).index
    const held = changes.map(() => 0)
    for (const word of question.words.keys())
      for (const { change: at } of postings.get(word) ?? []) held[at] = (held[at] ?? 0) + 1
    return scoredMatches(changes, (at) => held[at])
  },
}
