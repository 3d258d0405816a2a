import { z } from 'zod'

import type { Instant, Sha } from '../../../engine/model/ids.ts'
import { wireInstant, wireSha, wireText } from '../api/wire-types.ts'

/** What we use of a commit. The message is untrusted text. */
export type Commit = {
  readonly sha: Sha
  /** GitHub's id for GraphQL. */
  readonly nodeId: string
  readonly message: string
  readonly author: string | null
  readonly at: Instant | null
  /** The first is the one it was made on; none where GitHub did not say. */
  readonly parents: readonly Sha[]
}

/** A commit as comparisons and listings give it. */
export const listedCommit = z
  .object({
    sha: wireSha,
    node_id: z.string(),
    author: z.object({ login: z.string().nullish() }).nullish(),
    commit: z.object({ message: wireText, committer: z.object({ date: wireInstant }).nullish() }),
    parents: z.array(z.object({ sha: wireSha })).nullish(),
  })
  .transform(({ sha, node_id, author, commit, parents }): Commit => ({
    sha,
    nodeId: node_id,
    message: commit.message,
    author: author?.login ?? null,
    at: commit.committer?.date ?? null,
    parents: (parents ?? []).map((parent) => parent.sha),
  }))
