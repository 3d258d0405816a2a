import { bm25 } from './bm25.ts'
import type { Heuristic } from './heuristic.ts'
import { scoredMatches } from './scored-matches.ts'
import { search } from './search.ts'

/** Changes whose lines share identifiers with the source at the implicated lines: what the failing code uses. */
export const bySourceWords: Heuristic = {
  name: 'source-words',
  because: 'changes what the failing lines use',
  find(question, changes) {
    const { sourceWords, index } = search(question, changes)
    const scores = bm25(sourceWords, index)
    return scoredMatches(changes, (at) => scores[at])
  },
}
