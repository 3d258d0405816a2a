/** A change that retrieval left out stands this much below the last one it kept (in utility, natural logarithm). */
const leftOutBy = 0.5

/** Probabilities of the changes, in their order, of each that was passed over, and of "none of these": 1 together. */
export type Shares = {
  readonly changes: readonly number[]
  readonly passedOver: number
  readonly none: number
}

/**
 * Probabilities of a conditional logit with an outside option from the utilities of the changes and of "none of these".
 * `kept` tells which changes retrieval kept: one that it left out never stands above one that it kept. As far
 * below that as it may reach stands each of the changes that were `passedOver`, so many of them.
 */
export function utilityShares(
  utilities: readonly number[],
  kept: readonly boolean[],
  none: number,
  passedOver = 0,
): Shares {
  const lowest = utilities.reduce(
    (least, utility, index) => (kept[index] === true ? Math.min(least, utility) : least),
    Number.POSITIVE_INFINITY,
  )
  const settled = utilities.map((utility, index) =>
    kept[index] === true ? utility : Math.min(utility, lowest - leftOutBy),
  )
  const top = settled.reduce((best, utility) => Math.max(best, utility), none)
  const odds = settled.map((utility) => Math.exp(utility - top))
  // Where nothing was kept they stand below a change of which nothing is said.
  const reach = Number.isFinite(lowest) ? lowest : 0
  const oddsPassedOver = passedOver === 0 ? 0 : Math.exp(reach - 2 * leftOutBy - top)
  const total = odds.reduce((sum, one) => sum + one, Math.exp(none - top) + passedOver * oddsPassedOver)
  return {
    changes: odds.map((one) => one / total),
    passedOver: oddsPassedOver / total,
    none: Math.exp(none - top) / total,
  }
}
