import { z } from 'zod'

import type { Failing } from '../../../engine/model/incident.ts'
import { wireId, wireInstant, wireSha, wireText } from '../api/wire-types.ts'
import { outcomeOf } from '../failure/outcome-of.ts'
import { incidentKey } from '../incident-key.ts'
import { isElsewhere } from '../range/workflow-runs.ts'
import { installation, oneLine, repository, sender } from './payload-envelope.ts'
import { nothing, type PayloadMeaning, type PayloadOptions } from './payload-meaning.ts'
import { unwatchedBecause } from './watched-branches.ts'

const run = z.object({
  id: wireId,
  run_attempt: z.int().positive().nullish(),
  workflow_id: wireId,
  name: wireText,
  event: wireText,
  head_sha: wireSha,
  head_branch: z.string().nullish(),
  conclusion: z.string().nullish(),
  updated_at: wireInstant,
  head_repository: z.object({ id: wireId }).nullish(),
})

const message = z.object({ action: z.string(), workflow_run: run, repository, installation, sender })

/** What a `workflow_run` payload means. */
export function workflowRunMeaning(payload: unknown, options: PayloadOptions): PayloadMeaning {
  const read = message.safeParse(payload)
  if (!read.success) return nothing('The payload is not in the documented shape.')
  const { action, workflow_run: ran, repository: home, installation: installationId } = read.data
  if (action !== 'completed') return nothing('The run has not ended.')
  const branch = ran.head_branch ?? null
  const ignored = ignoredBecause(ran, branch, home, options)
  if (ignored !== null || branch === null) return nothing(ignored ?? 'The run is on no branch.')
  const outcome = outcomeOf('completed', ran.conclusion ?? null)
  const failing: Failing = {
    kind: 'workflow-run',
    workflow: oneLine(ran.name),
    workflowId: ran.workflow_id,
    runId: ran.id,
    attempt: ran.run_attempt ?? 1,
    branch,
  }
  const { repo } = home
  const { head_sha: sha, updated_at: at } = ran
  if (outcome === 'passed') return { kind: 'recovery', repo, working: failing, sha, at, installationId }
  if (outcome !== 'failed')
    return nothing(`A run that ended as ${oneLine(ran.conclusion ?? 'nothing')} says nothing.`)
  const id = incidentKey({ kind: 'run', repositoryId: home.id, workflowId: ran.workflow_id, branch, sha })
  const title = `${oneLine(ran.name)} failed on ${oneLine(branch)}`
  return {
    kind: 'incident',
    incident: { id, repo, failing, title, badSha: sha, seenAt: at },
    installationId,
    joins: [],
  }
}

function ignoredBecause(
  ran: z.output<typeof run>,
  branch: string | null,
  home: z.output<typeof repository>,
  options: PayloadOptions,
): string | null {
  if (isElsewhere(home.id, ran.head_repository)) return 'The run is for code of another repository.'
  if (ran.event === 'pull_request' || ran.event === 'pull_request_target') {
    return 'The run is for a pull request that is not merged.'
  }
  if (branch === null) return 'The run is on no branch.'
  return unwatchedBecause(branch, home.defaultBranch, options)
}
