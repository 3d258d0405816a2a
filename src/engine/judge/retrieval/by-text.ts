import { type Bm25Options, bm25, defaultBm25 } from './bm25.ts'
import { zeroCounts } from './change-texts.ts'
import type { Heuristic } from './heuristic.ts'
import { scoredMatches } from './scored-matches.ts'
import { search } from './search.ts'

/** Changes whose title, body, paths and lines share words with what the failure tells. */
export const byText = textHeuristic('text', 'shares words with the failure', {
  weights: defaultBm25.weights,
  // Over all that a change holds, many common words meet by chance.
  pooling: 1.5,
})

/** The same on the words in which the author tells of the change. */
export const byMessage = textHeuristic('message', 'its description shares words with the failure', {
  weights: { ...zeroCounts(), title: 2, body: 1 },
})

/** The same on the paths alone. */
export const byPathWords = textHeuristic('path-words', 'its paths share words with the failure', {
  weights: { ...zeroCounts(), paths: 1 },
})

/** The same on the lines added and removed alone. */
export const byCode = textHeuristic('code', 'its lines share words with the failure', {
  weights: { ...zeroCounts(), added: 1, removed: 1 },
})

function textHeuristic(name: string, because: string, options: Partial<Bm25Options>): Heuristic {
  return {
    name,
    because,
    find(question, changes) {
      const scores = bm25(question.words, search(question, changes).index, { ...defaultBm25, ...options })
      return scoredMatches(changes, (at) => scores[at])
    },
  }
}
