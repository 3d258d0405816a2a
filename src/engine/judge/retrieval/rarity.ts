import learnt from './failure-words.json' with { type: 'json' }

const shares: ReadonlyMap<string, number> = new Map(Object.entries(learnt.shares))

/** A word that stands in this share of failures, or in fewer, counts in full. */
const rare = 0.02

/**
 * What a word of a failure is worth, 0..1: a word that most failures contain ("error", "expected", "runner") tells
 * nothing about this one. After inverse document frequency, over failures instead of changes (Spärck Jones 1972).
 */
export function rarity(word: string): number {
  const share = shares.get(word)
  return share === undefined ? 1 : Math.min(1, Math.log(share) / Math.log(rare))
}
