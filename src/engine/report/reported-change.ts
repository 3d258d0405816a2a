import { type Bump, bumpsIn } from '../model/bumps.ts'
import type { Change } from '../model/change.ts'
import type { ChangeId, Instant, Sha } from '../model/ids.ts'

/** A change as a report names it: never by its author. */
export type ReportedChange = {
  readonly id: ChangeId
  readonly pull: number | null
  /** The commit by which it landed; null where only the change itself is known. */
  readonly sha: Sha | null
  /** Untrusted. */
  readonly title: string
  readonly mergedAt: Instant | null
  /** What it moves to another version; absent where nothing. Untrusted. */
  readonly bumps?: readonly Bump[]
}

export function reportedChange(change: Change): ReportedChange {
  const { id, pull, commits, title, mergedAt } = change
  const bumps = bumpsIn(change)
  const known = { id, pull, sha: commits[0] ?? null, title, mergedAt }
  return bumps.length === 0 ? known : { ...known, bumps }
}

/** `#12`, or the short commit of a direct push, or the id of a change of which no commit is known. */
export function changeLabel({ pull, sha, id }: ReportedChange): string {
  return pull === null ? shortSha(sha ?? id) : `#${pull}`
}

/** The first seven digits of a commit id; any other id is kept as it is. */
export function shortSha(sha: string): string {
  return isSha(sha) ? sha.slice(0, 7) : sha
}

export function isSha(text: string): boolean {
  return /^[\da-f]{40}$/u.test(text)
}
