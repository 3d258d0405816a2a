import { z } from 'zod'

import type { Instant } from '../../../engine/model/ids.ts'
import type { PushedCommit } from '../../../engine/model/push.ts'
import { wireSha } from '../api/wire-types.ts'
import { repository } from './payload-envelope.ts'
import { nothing, type WordMeaning } from './payload-meaning.ts'
import { branchOf } from './watched-branches.ts'

const paths = z.array(z.string()).default([])

const message = z.object({
  ref: z.string(),
  before: wireSha,
  after: wireSha,
  forced: z.boolean(),
  deleted: z.boolean(),
  commits: z.array(z.object({ id: wireSha, added: paths, modified: paths, removed: paths })),
  repository: z.object({ pushed_at: z.union([z.int(), z.string()]).nullish() }),
})

const home = z.object({ repository })

/** A push of more commits is one that nobody looks at commit by commit; GitHub itself tells 2,048 at most. */
const mostCommits = 500
/** A commit of more files is asked for where it matters; GitHub itself tells 3,000 of it at most. */
const mostFiles = 300
const mostInAll = 5_000
const longestPath = 1000

/**
 * What a push to the default branch means: facts to keep. Which files each commit touched is told here and costs a call
 * later; and where a branch is moved by force, nobody else tells what it held before.
 */
export function pushMeaning(payload: unknown, now: Instant): WordMeaning {
  const [read, at] = [message.safeParse(payload), home.safeParse(payload)]
  if (!read.success || !at.success) return nothing('The payload is no push.')
  const { ref, before, after, forced, deleted, commits, repository: told } = read.data
  const { repo, defaultBranch } = at.data.repository
  const branch = branchOf(ref)
  if (deleted || !ref.startsWith('refs/heads/')) return nothing('No branch was moved.')
  if (branch !== defaultBranch) return nothing('The push is not to the default branch.')
  const push = { branch, before, after, forced, at: pushedAt(told.pushed_at, now) }
  return { kind: 'pushed', repo, push, commits: pushedCommits(commits) }
}

/** Those whose files are all told, the newest first, as many as are worth keeping. */
function pushedCommits(commits: z.output<typeof message>['commits']): readonly PushedCommit[] {
  const kept: PushedCommit[] = []
  let files = 0
  for (const { id, added, modified, removed } of commits.toReversed()) {
    const paths = [...new Set([...added, ...modified, ...removed])]
    if (paths.length === 0 || paths.length > mostFiles) continue
    if (paths.some((path) => path.length > longestPath)) continue
    files += paths.length
    if (kept.length === mostCommits || files > mostInAll) break
    kept.push({ sha: id, paths })
  }
  return kept
}

/** In this payload alone it is a number of seconds. */
function pushedAt(told: number | string | null | undefined, now: Instant): Instant {
  const at = typeof told === 'number' ? told * 1000 : Date.parse(told ?? '')
  return Number.isFinite(at) && at > 0 && at <= Date.parse(now)
    ? (new Date(at).toISOString() as Instant)
    : now
}
