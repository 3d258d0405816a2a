import { z } from 'zod'

import type { Instant } from '../../../engine/model/ids.ts'
import { queuedFor } from '../../../engine/model/merge-group.ts'
import { wireSha } from '../api/wire-types.ts'
import { repository } from './payload-envelope.ts'
import { nothing, type WordMeaning } from './payload-meaning.ts'
import { branchOf } from './watched-branches.ts'

const message = z.object({
  action: z.enum(['checks_requested', 'destroyed']),
  reason: z.string().nullish(),
  merge_group: z.object({ head_sha: wireSha, head_ref: z.string(), base_sha: wireSha }),
  repository,
})

/**
 * What the merge queue tells: a group was built, and on what; or it is gone, merged or not, so that nobody waits for it
 * any more.
 */
export function mergeGroupMeaning(payload: unknown, now: Instant): WordMeaning {
  const read = message.safeParse(payload)
  if (!read.success) return nothing('The payload tells of no merge group.')
  const { action, reason, merge_group: group, repository: home } = read.data
  const branch = branchOf(group.head_ref)
  if (queuedFor(branch) === null) return nothing('The group is on no branch of the queue.')
  const state = action === 'checks_requested' ? 'formed' : reason === 'merged' ? 'merged' : 'dropped'
  const { head_sha: head, base_sha: base } = group
  return { kind: 'merge-group', repo: home.repo, group: { branch, head, base, at: now }, state }
}
