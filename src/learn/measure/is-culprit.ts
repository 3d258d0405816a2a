/** Letters from which an abbreviated commit id counts as the whole one. */
const shortest = 10

/** True where the change is one of the culprits; commit ids may be abbreviated to ten digits or more on either side. */
export function isCulprit(id: string, culprits: readonly string[]): boolean {
  return culprits.some((culprit) => id === culprit || isAbbreviated(id, culprit))
}

function isAbbreviated(one: string, other: string): boolean {
  if (one.length < shortest || other.length < shortest) return false
  return one.startsWith(other) || other.startsWith(one)
}
