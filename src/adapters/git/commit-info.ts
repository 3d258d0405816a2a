import type { Instant, Sha } from '../../engine/model/ids.ts'

/** What a commit says of itself. Names and texts are untrusted. */
export type CommitInfo = {
  readonly sha: Sha
  /** First parent first; empty for a root, and where a shallow clone is cut off. */
  readonly parents: readonly Sha[]
  readonly author: string | null
  readonly committedAt: Instant | null
  /** The first paragraph on one line. */
  readonly subject: string
  /** What follows it, at most 64 KiB. */
  readonly body: string
}
