/**
 * Identifiers that are plain strings at run time. Last good, first bad, head and merge commit are all forty hex
 * digits; the brand keeps an arbitrary string from passing as one of them. Brands are given at the borders only.
 */
type Branded<Name extends string> = string & { readonly is: Name }

/** A full commit id, lower-case hex. */
export type Sha = Branded<'sha'>

/** A point in time, ISO 8601 in UTC. */
export type Instant = Branded<'instant'>

/**
 * The commit by which the change landed on the branch (the last one of a rebased pull request), or the id a case
 * file gave. Unique in a dossier. A pull request's number stands beside it and is never the key: titles can lie.
 */
export type ChangeId = Branded<'change'>

/** Stable over deliveries of the same failure: derived from the repository, the failing thing and the first bad commit. */
export type IncidentId = Branded<'incident'>
