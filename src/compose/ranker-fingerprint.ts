import { createHash } from 'node:crypto'

import type { RankerWeights } from '../engine/judge/ranking/ranker-weights.ts'

/** SHA-256 of the numbers, in whatever order they stand; where they come from does not matter. */
export function rankerFingerprint({ change, none }: RankerWeights): string {
  const sorted = [change, none].map((one) => Object.entries(one).toSorted(([a], [b]) => (a < b ? -1 : 1)))
  return createHash('sha256').update(JSON.stringify(sorted)).digest('hex')
}
