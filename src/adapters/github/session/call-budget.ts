/**
 * How many API calls one incident may cost, all in, by the number of commits in its range. Measured against the
 * hourly 1,000 of an Action's token: ten incidents of a thousand commits must fit.
 */
function callsAllowed(commits: number): number {
  if (commits <= 10) return 20
  return commits <= 100 ? 26 : 110
}

/** The token, the configuration, and the look for our issue. */
const AROUND = 3
/** The checks of pull requests: thirty a call, and sixty at most. */
const checksOf = (commits: number): number => (commits <= 30 ? 1 : 2)
/** Text of the files around the failure, and who wrote their lines; twice the text, the first time to see what they use. */
const CODE = { first: 3, second: 2 } as const

/** Calls that may still be spent on reading what changed; the first look leaves half of them to the second. */
export function callsLeft(commits: number, made: number, look: 'first' | 'second'): number {
  const left = Math.max(0, callsAllowed(commits) - AROUND - checksOf(commits) - CODE[look] - made)
  return look === 'first' ? Math.ceil(left / 2) : left
}
