/**
 * How many API calls one incident may cost, all in, by the number of commits in its range. Measured against the
 * hourly 1,000 of an Action's token: ten incidents of a thousand commits must fit.
 */
function callsAllowed(commits: number): number {
  if (commits <= 10) return 20
  return commits <= 100 ? 26 : 110
}

/** The token, the configuration, the checks of suspects, and the look for our issue. */
const AROUND = 4
/** Text of the files around the failure, and who wrote their lines; twice the text, the first time to see what they use. */
const CODE = { first: 3, second: 2 } as const

/** Calls that may still be spent on reading what changed; the first look leaves half of them to the second. */
export function callsLeft(commits: number, made: number, look: 'first' | 'second'): number {
  const left = Math.max(0, callsAllowed(commits) - AROUND - CODE[look] - made)
  return look === 'first' ? Math.ceil(left / 2) : left
}
