import { z } from 'zod'

import type { Failing } from '../../../engine/model/incident.ts'
import { queuedFor } from '../../../engine/model/merge-group.ts'
import { wireInstant, wireSha, wireText } from '../api/wire-types.ts'
import { incidentKey } from '../incident-key.ts'
import { installation, oneLine, repository } from './payload-envelope.ts'
import { nothing, type PayloadMeaning, type PayloadOptions } from './payload-meaning.ts'
import { unwatchedBecause } from './watched-branches.ts'

const message = z.object({
  sha: wireSha,
  state: z.enum(['error', 'failure', 'pending', 'success']),
  context: z.string().min(1),
  description: wireText,
  // At most ten, and the commit need not be the head of any of them.
  branches: z.array(z.object({ name: z.string() })),
  updated_at: wireInstant,
  repository,
  installation,
})

/**
 * What a commit status means, by which CI systems outside of GitHub tell how they fare. It has no attempts; a state can
 * go back and forth for the same context. Its address is never fetched.
 */
export function statusMeaning(payload: unknown, options: PayloadOptions): PayloadMeaning {
  const read = message.safeParse(payload)
  if (!read.success) return nothing('The payload is not in the documented shape.')
  const { sha, state, context, description, branches, updated_at: at, repository: home } = read.data
  const { installation: installationId } = read.data
  if (state === 'pending') return nothing('The status is not final.')
  const names = branches.map(({ name }) => name)
  const watchedOnes = names.filter((name) => unwatchedBecause(name, home.defaultBranch, options) === null)
  // A group of the merge queue becomes the head of its branch: once it is there, it is that branch's.
  const settled = watchedOnes.filter((name) => queuedFor(name) === null)
  const branch = settled.find((name) => name === home.defaultBranch) ?? settled[0] ?? watchedOnes[0]
  if (branch === undefined) return nothing('The commit is on no branch that is watched.')
  const failing: Failing = {
    kind: 'check',
    name: oneLine(context),
    branch,
    ...(description === '' ? {} : { says: oneLine(description) }),
  }
  const { repo } = home
  if (state === 'success') return { kind: 'recovery', repo, working: failing, sha, at, installationId }
  const id = incidentKey({ kind: 'status', repositoryId: home.id, context, branch, sha })
  const title = `${oneLine(context)} failed on ${oneLine(branch)}`
  return {
    kind: 'incident',
    incident: { id, repo, failing, title, badSha: sha, seenAt: at },
    installationId,
    joins: [],
  }
}
