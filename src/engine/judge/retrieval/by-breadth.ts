import type { ChangeId } from '../../model/ids.ts'
import type { Match } from '../../model/match.ts'
import type { Heuristic } from './heuristic.ts'
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
    const held = new Map<ChangeId, number>()
    for (const word of question.words.keys()) {
      for (const { change: at } of postings.get(word) ?? []) {
        const id = changes[at]?.id
        if (id !== undefined) held.set(id, (held.get(id) ?? 0) + 1)
      }
    }
    return new Map<ChangeId, Match>([...held].map(([id, score]) => [id, { score, evidence: null }]))
  },
}
