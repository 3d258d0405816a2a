export type Spread = { readonly smallest: number; readonly median: number; readonly largest: number }

/** Milliseconds a case took: for half of the cases less than `median`, for 19 of 20 less than `slow`. */
export type Cost = { readonly median: number; readonly slow: number; readonly total: number }

/** Null where there are no values, as below. */
export function spreadOf(values: readonly number[]): Spread | null {
  const sorted = values.toSorted((a, b) => a - b)
  const [smallest] = sorted
  if (smallest === undefined) return null
  return { smallest, median: quantile(sorted, 0.5), largest: sorted.at(-1) ?? smallest }
}

export function costOf(milliseconds: readonly number[]): Cost | null {
  if (milliseconds.length === 0) return null
  const sorted = milliseconds.toSorted((a, b) => a - b)
  const total = sorted.reduce((sum, one) => sum + one, 0)
  return {
    median: Math.round(quantile(sorted, 0.5)),
    slow: Math.round(quantile(sorted, 0.95)),
    total: Math.round(total),
  }
}

/** The smallest of sorted values that at least this share of them does not exceed. */
function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0
}
