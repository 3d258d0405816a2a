import { inverseDocumentFrequency } from './bm25.ts'
import type { Heuristic } from './heuristic.ts'
import type { Phrase } from './phrases.ts'
import { scoredMatches } from './scored-matches.ts'
import { search } from './search.ts'

/**
 * Changes in which two words stand side by side that stand so in the failure too: "primitive restart" tells more than
 * both words apart. Each phrase counts once, by its rarity among failures and among the changes of the range; a rare
 * one more than several common ones, so that they add up as the root of the sum of squares.
 */
export const byPhrase: Heuristic = {
  name: 'phrase',
  because: 'shares neighbouring words with the failure',
  find(question, changes) {
    const { phrases: importance, index } = search(question, changes)
    const holders = new Map<Phrase, number>()
    for (const phrase of index.phrases.flat()) holders.set(phrase, (holders.get(phrase) ?? 0) + 1)
    const worth = (phrase: Phrase): number =>
      (importance.get(phrase) ?? 0) * inverseDocumentFrequency(changes.length, holders.get(phrase) ?? 0)
    return scoredMatches(changes, (at) =>
      index.phrases[at]?.reduce((all, phrase) => Math.hypot(all, worth(phrase)), 0),
    )
  },
}
