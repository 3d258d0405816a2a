import type { Instant } from '../../engine/model/ids.ts'

type Periods<One> = {
  readonly earlier: readonly One[]
  readonly later: readonly One[]
  /** The first instant of the later period. */
  readonly border: Instant
}

/**
 * The dated cases in two periods, the earlier one with about the given share of them; cases of one instant stay
 * together. Null where fewer than two instants are known. Undated cases are left out.
 */
export function splitByTime<One extends { readonly at: Instant | null }>(
  cases: readonly One[],
  share: number,
): Periods<One> | null {
  const dated = cases
    .flatMap((one) => (one.at === null ? [] : [{ one, at: one.at, time: Date.parse(one.at) }]))
    .sort((a, b) => a.time - b.time)
  const first = dated[Math.floor(share * dated.length)]
  if (first === undefined) return null
  const earlier = dated.filter(({ time }) => time < first.time).map(({ one }) => one)
  const later = dated.filter(({ time }) => time >= first.time).map(({ one }) => one)
  return earlier.length === 0 ? null : { earlier, later, border: first.at }
}
