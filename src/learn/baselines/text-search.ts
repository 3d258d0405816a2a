import { bm25, defaultBm25 } from '../../engine/judge/retrieval/bm25.ts'
import { search } from '../../engine/judge/retrieval/search.ts'
import { questionOf } from '../question-of.ts'
import type { Baseline } from './baseline.ts'

/** Fields count alike here: the weights that were tuned belong to the product, not to what it is compared with. */
const options = {
  ...defaultBm25,
  weights: { title: 1, body: 1, paths: 1, added: 1, removed: 1, context: 0 },
}

/** What a search engine gives: the telling lines of the log as the query, changes as the documents. */
export const textSearch: Baseline = {
  name: 'bm25',
  about: 'BM25 of the telling lines over message, paths and changed lines',
  rank(dossier) {
    const { changes } = dossier
    const question = questionOf(dossier)
    const scores = bm25(question.words, search(question, changes).index, options)
    return changes.map(({ id }, index) => ({ id, score: scores[index] ?? 0 }))
  },
}
