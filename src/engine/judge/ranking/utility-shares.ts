/** A change that retrieval left out stands this much below the last one it kept (in utility, natural logarithm). */
const leftOutBy = 0.5

/** Probabilities of the changes, in their order, and of "none of these"; together they sum to 1. */
export type Shares = { readonly changes: readonly number[]; readonly none: number }

/**
 * Probabilities of a conditional logit with an outside option from the utilities of the changes and of "none of these".
 * `kept` tells which changes retrieval kept: one that it left out never stands above one that it kept.
 */
export function utilityShares(utilities: readonly number[], kept: readonly boolean[], none: number): Shares {
  const lowest = utilities.reduce(
    (least, utility, index) => (kept[index] === true ? Math.min(least, utility) : least),
    Number.POSITIVE_INFINITY,
  )
  const settled = utilities.map((utility, index) =>
    kept[index] === true ? utility : Math.min(utility, lowest - leftOutBy),
  )
  const top = settled.reduce((best, utility) => Math.max(best, utility), none)
  const odds = settled.map((utility) => Math.exp(utility - top))
  const total = odds.reduce((sum, one) => sum + one, Math.exp(none - top))
  return { changes: odds.map((one) => one / total), none: Math.exp(none - top) / total }
}
