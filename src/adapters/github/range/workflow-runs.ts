import { z } from 'zod'

import type { Instant, Sha } from '../../../engine/model/ids.ts'
import { readRest } from '../api/read-rest.ts'
import { ownerAndRepo } from '../api/repo-parameters.ts'
import { wireId, wireInstant, wireSha } from '../api/wire-types.ts'
import type { IncidentSession } from '../session/incident-session.ts'
import { perSession } from '../session/per-session.ts'

/** What we use of a workflow run. */
export type WorkflowRun = {
  readonly id: string
  readonly attempt: number
  readonly workflowId: string
  readonly sha: Sha
  readonly branch: string | null
  readonly status: string
  readonly conclusion: string | null
  readonly at: Instant | null
  /** Started by a pull request or from another repository: its branch only bears the same name. */
  readonly foreign: boolean
}

const workflowRun = z
  .object({
    id: wireId,
    run_attempt: z.int().positive().nullish(),
    workflow_id: wireId,
    head_sha: wireSha,
    head_branch: z.string().nullish(),
    event: z.string().nullish(),
    status: z.string().nullish(),
    conclusion: z.string().nullish(),
    updated_at: wireInstant,
    repository: z.object({ id: wireId }).nullish(),
    head_repository: z.object({ id: wireId }).nullish(),
  })
  .transform((run): WorkflowRun => ({
    id: run.id,
    attempt: run.run_attempt ?? 1,
    workflowId: run.workflow_id,
    sha: run.head_sha,
    branch: run.head_branch ?? null,
    status: run.status ?? '',
    conclusion: run.conclusion ?? null,
    at: run.updated_at,
    foreign:
      run.event === 'pull_request' ||
      run.event === 'pull_request_target' ||
      isElsewhere(run.repository?.id, run.head_repository),
  }))

const listing = z.object({ workflow_runs: z.array(workflowRun) })

/** One run by its id, in its newest attempt. */
export const runById = perSession(async ({ client, incident }: IncidentSession, runId: string) => {
  const route = 'GET /repos/{owner}/{repo}/actions/runs/{run_id}'
  return await readRest(client, route, { ...ownerAndRepo(incident.repo), run_id: runId }, workflowRun)
})

/** The fifty newest runs of a workflow on a branch, newest first; `status` as GitHub's filter, or empty for all. */
export const runsOfBranch = perSession(
  async ({ client, incident }: IncidentSession, workflowId: string, branch: string, status: string) => {
    const route = 'GET /repos/{owner}/{repo}/actions/workflows/{workflow_id}/runs'
    const filter = { branch, per_page: 50, ...(status === '' ? {} : { status }) }
    const asked = { ...ownerAndRepo(incident.repo), workflow_id: workflowId, ...filter }
    const { workflow_runs: runs } = await readRest(client, route, asked, listing)
    return runs.filter((run) => !run.foreign)
  },
)

/** The head repository is null once a fork was deleted. */
export function isElsewhere(
  repository: string | undefined,
  head: { readonly id: string } | null | undefined,
): boolean {
  if (head === null) return true
  return repository !== undefined && head !== undefined && repository !== head.id
}

/** Ids of runs and deployments grow with time; they may be larger than a number holds. */
export function isOlder(id: string, than: string): boolean {
  return id.length === than.length ? id < than : id.length < than.length
}
