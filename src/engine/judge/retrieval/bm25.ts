import { type ChangeWords, type Field, fields } from './change-words.ts'

/**
 * Parameters of BM25F. `k1` bounds what repetition adds; `b` says how much a long field is discounted;
 * a field's weight multiplies its word counts.
 */
export type Bm25Options = {
  readonly k1: number
  readonly b: number
  readonly weights: Readonly<Record<Field, number>>
}

export const defaultBm25: Bm25Options = {
  k1: 1.2,
  b: 0.6,
  weights: { title: 2.5, body: 1.2, paths: 2.5, added: 1, removed: 1, context: 0.3 },
}

/** Inverse document frequency, never negative: ln(1 + (n - df + 0.5) / (df + 0.5)). */
export function inverseDocumentFrequency(documents: number, containing: number): number {
  return Math.log(1 + (documents - containing + 0.5) / (containing + 0.5))
}

/**
 * Scores of documents for a weighted query, in the documents' order (Robertson and Zaragoza, "The Probabilistic
 * Relevance Framework: BM25 and Beyond", 2009, section 3.6: BM25F). 0 where no word is shared.
 */
export function bm25(
  query: ReadonlyMap<string, number>,
  documents: readonly ChangeWords[],
  options: Bm25Options = defaultBm25,
): readonly number[] {
  const average = averageLengths(documents)
  const scores = documents.map(() => 0)
  for (const [word, importance] of query) {
    const frequencies = documents.map((document) => weightedFrequency(word, document, average, options))
    const containing = frequencies.reduce((sum, frequency) => sum + (frequency > 0 ? 1 : 0), 0)
    if (containing === 0) continue
    const idf = inverseDocumentFrequency(documents.length, containing)
    frequencies.forEach((frequency, index) => {
      scores[index] = (scores[index] ?? 0) + (importance * idf * frequency) / (options.k1 + frequency)
    })
  }
  return scores
}

function averageLengths(documents: readonly ChangeWords[]): Record<Field, number> {
  const average = { title: 0, body: 0, paths: 0, added: 0, removed: 0, context: 0 }
  for (const field of fields) {
    const total = documents.reduce((sum, document) => sum + document[field].length, 0)
    average[field] = Math.max(1, total / Math.max(1, documents.length))
  }
  return average
}

function weightedFrequency(
  word: string,
  document: ChangeWords,
  average: Record<Field, number>,
  { b, weights }: Bm25Options,
): number {
  let frequency = 0
  for (const field of fields) {
    const count = weights[field] === 0 ? undefined : document[field].counts.get(word)
    if (count === undefined) continue
    const discount = 1 - b + (b * document[field].length) / average[field]
    frequency += (weights[field] * count) / discount
  }
  return frequency
}
