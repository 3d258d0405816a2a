/**
 * How many API calls one incident may cost, all in, by the number of commits in its range. Measured against the
 * hourly 1,000 of an Action's token: ten incidents of a thousand commits must fit.
 */
function callsAllowed(commits: number): number {
  if (commits <= 10) return 20
  return commits <= 100 ? 26 : 110
}

/** Kept back for the tree, sources, line history, the checks of suspects, and two look-ups of the issue. */
const KEPT_BACK = 6

/** Calls that may still be spent on reading patches. */
export function callsLeft(commits: number, made: number): number {
  return Math.max(0, callsAllowed(commits) - KEPT_BACK - made)
}
