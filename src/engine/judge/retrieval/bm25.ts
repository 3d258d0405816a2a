import { type Field, fields } from './change-texts.ts'
import type { FieldCounts, Posting, WordIndex } from './word-index.ts'

/**
 * Parameters of BM25F. `k1` bounds what repetition adds; `b` says how much a long field is discounted;
 * a field's weight multiplies its word counts. `pooling` says how the words add up, as the p of a p-norm: 1 as their sum,
 * and the more above 1, the more a few strong words outweigh many weak ones.
 */
export type Bm25Options = {
  readonly k1: number
  readonly b: number
  readonly weights: Readonly<Record<Field, number>>
  readonly pooling: number
}

export const defaultBm25: Bm25Options = {
  k1: 2,
  b: 0.85,
  weights: { title: 3, body: 0.5, paths: 3.5, added: 1.3, removed: 1, context: 0.3 },
  pooling: 1,
}

/** Inverse document frequency, never negative: ln(1 + (n - df + 0.5) / (df + 0.5)). */
export function inverseDocumentFrequency(documents: number, containing: number): number {
  return Math.log(1 + (documents - containing + 0.5) / (containing + 0.5))
}

/**
 * Scores of changes for a weighted query, in the order of the index, which has to know the query's words (Robertson and
 * Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond", 2009, section 3.6: BM25F). 0 where no word is
 * shared.
 */
export function bm25(
  query: ReadonlyMap<string, number>,
  { lengths, average, postings }: Pick<WordIndex, 'lengths' | 'average' | 'postings'>,
  options: Bm25Options = defaultBm25,
): readonly number[] {
  const frequencyIn = ({ change, counts }: Posting): number =>
    weightedFrequency(counts, lengths[change] ?? average, average, options)
  const { k1, pooling } = options
  const scores = lengths.map(() => 0)
  for (const [word, importance] of query) {
    const holding = postings.get(word) ?? []
    const frequencies = holding.map(frequencyIn)
    const idf = inverseDocumentFrequency(lengths.length, frequencies.filter((one) => one > 0).length)
    for (const [at, { change }] of holding.entries()) {
      const frequency = frequencies[at] ?? 0
      scores[change] = (scores[change] ?? 0) + ((importance * idf * frequency) / (k1 + frequency)) ** pooling
    }
  }
  return scores.map((score) => score ** (1 / pooling))
}

function weightedFrequency(
  counts: FieldCounts,
  lengths: FieldCounts,
  average: FieldCounts,
  { b, weights }: Bm25Options,
): number {
  let frequency = 0
  for (const field of fields) {
    if (weights[field] === 0 || counts[field] === 0) continue
    const discount = 1 - b + (b * lengths[field]) / average[field]
    frequency += (weights[field] * counts[field]) / discount
  }
  return frequency
}
