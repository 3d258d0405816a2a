import { inverseDocumentFrequency } from './bm25.ts'
import type { Heuristic } from './heuristic.ts'
import type { Passage } from './passages.ts'
import { scoredMatches } from './scored-matches.ts'
import { search } from './search.ts'
import type { WordIndex } from './word-index.ts'

/** As in BM25: what bounds repetition, and how much a long hunk is discounted. */
const k1 = 1.2
const b = 0.6

/**
 * Changes by the one hunk that shares most with the failure. Text search adds up over a whole change, so that a large
 * one shares something with every failure; a cause is at one place (passage retrieval: Callan, "Passage-Level Evidence
 * in Document Retrieval", SIGIR 1994). A hunk of a test counts for less.
 */
export const byPassage: Heuristic = {
  name: 'passage',
  because: 'changes a place that shares words with the failure',
  find(question, changes) {
    const { index } = search(question, changes)
    const worth = worthOf(question.words, index)
    return scoredMatches(changes, (at) =>
      index.passages[at]
        ?.map((passage) => scoreOf(passage, worth, index.passageLength))
        .reduce((best, one) => Math.max(best, one), 0),
    )
  },
}

/** Importance of each word times its rarity among the changes of the range. */
function worthOf(words: ReadonlyMap<string, number>, { lengths, postings }: WordIndex): Map<string, number> {
  return new Map(
    Array.from(words, ([word, importance]) => {
      const holding = postings.get(word)?.length ?? 0
      return [word, importance * inverseDocumentFrequency(lengths.length, holding)]
    }),
  )
}

function scoreOf(passage: Passage, worth: ReadonlyMap<string, number>, average: number): number {
  const { length, counts, weight } = passage
  const discount = 1 - b + (b * length) / average
  let score = 0
  for (const [word, count] of counts) {
    const frequency = count / discount
    score += ((worth.get(word) ?? 0) * frequency) / (k1 + frequency)
  }
  return weight * score
}
