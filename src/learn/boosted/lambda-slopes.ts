import type { Slopes } from './histogram.ts'

/** The rows of one case within all rows, and which of them are culprits. */
export type List = { readonly from: number; readonly to: number; readonly culprits: ReadonlySet<number> }

/** Below this the bend of a row would let a leaf of few rows jump. */
const leastBend = 1e-6

/**
 * Sets slope and bend of the pairwise loss at the rows of one case: LambdaMART (Burges, "From RankNet to LambdaRank to
 * LambdaMART", MSR-TR-2010-82). Each culprit pushes every innocent change down, as hard as swapping the two would
 * change the reciprocal of the culprit's place.
 */
export function setLambdaSlopes(list: List, scores: Float64Array, { first, second }: Slopes): void {
  const { from, to, culprits } = list
  first.fill(0, from, to)
  second.fill(leastBend, from, to)
  const places = placesOf(list, scores)
  for (const culprit of culprits) {
    for (let row = from; row < to; row += 1) {
      if (culprits.has(row)) continue
      const swap = Math.abs(1 / (places.get(culprit) ?? 1) - 1 / (places.get(row) ?? 1))
      const wrong = 1 / (1 + Math.exp((scores[culprit] ?? 0) - (scores[row] ?? 0)))
      const bend = swap * wrong * (1 - wrong)
      first[culprit] = (first[culprit] ?? 0) - swap * wrong
      first[row] = (first[row] ?? 0) + swap * wrong
      second[culprit] = (second[culprit] ?? 0) + bend
      second[row] = (second[row] ?? 0) + bend
    }
  }
}

/** Places from 1, the largest score first; equal scores in the order of the rows. */
function placesOf({ from, to }: List, scores: Float64Array): ReadonlyMap<number, number> {
  const rows = Array.from({ length: to - from }, (_, index) => from + index)
  rows.sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b)
  return new Map(rows.map((row, index) => [row, index + 1]))
}
