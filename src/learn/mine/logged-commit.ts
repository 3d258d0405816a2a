import type { Instant, Sha } from '../../engine/model/ids.ts'

/** A commit as the log tells of it. Names and texts are untrusted. */
export type LoggedCommit = {
  readonly sha: Sha
  /** First parent first. */
  readonly parents: readonly Sha[]
  readonly author: string
  readonly email: string
  readonly committedAt: Instant | null
  readonly subject: string
  readonly body: string
}

/** All of a repository's history that mining reads. */
export type Logged = {
  /** `owner/name`, for the ids of cases. */
  readonly repo: string
  /** False where that name is made up, so that it cannot tell references to this repository from others. */
  readonly isNamed: boolean
  readonly head: Sha
  /** Everything that `head` reaches, in any order. */
  readonly commits: readonly LoggedCommit[]
  /** Commits that were released, by a tag on the branch or by one on a line that left it there. */
  readonly releases: readonly Sha[]
}
