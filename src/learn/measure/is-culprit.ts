/** Digits from which an abbreviated commit id counts as the whole one. Names that are no commit ids have no short form. */
const commitId = /^[0-9a-f]{10,}$/i

/** True where the change is one of the culprits; commit ids may be abbreviated to ten digits or more on either side. */
export function isCulprit(id: string, culprits: readonly string[]): boolean {
  return culprits.some((culprit) => id === culprit || isAbbreviated(id, culprit))
}

function isAbbreviated(one: string, other: string): boolean {
  if (!commitId.test(one) || !commitId.test(other)) return false
  return one.startsWith(other) || other.startsWith(one)
}
