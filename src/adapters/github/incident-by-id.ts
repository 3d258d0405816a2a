import { z } from 'zod'

import type { Incident } from '../../engine/model/incident.ts'
import { Refusal } from '../../engine/model/refusal.ts'
import type { Repo } from '../../engine/model/repo.ts'
import { boundedClient } from './api/bounded-client.ts'
import { readRest } from './api/read-rest.ts'
import { ownerAndRepo } from './api/repo-parameters.ts'
import { wireId, wireInstant, wireSha, wireText } from './api/wire-types.ts'
import { incidentKey } from './incident-key.ts'
import type { GitHubClient } from './octokit.ts'
import { oneLine } from './payload/payload-envelope.ts'

const RUN = 'GET /repos/{owner}/{repo}/actions/runs/{run_id}'
const REPOSITORY = 'GET /repos/{owner}/{repo}'
const DEPLOYMENT = 'GET /repos/{owner}/{repo}/deployments/{deployment_id}'

const run = z.object({
  id: wireId,
  run_attempt: z.int().positive().nullish(),
  workflow_id: wireId,
  name: wireText,
  head_sha: wireSha,
  head_branch: z.string().nullish(),
  updated_at: wireInstant,
  repository: z.object({ id: wireId }),
})

const repository = z.object({ id: wireId })

const deployment = z.object({
  id: wireId,
  sha: wireSha,
  task: z.string().nullish(),
  environment: z.string().min(1),
  updated_at: wireInstant,
})

/** The incident of a failed workflow run that a person names. One call. Whether it failed is not asked. */
export async function incidentOfRun(client: GitHubClient, repo: Repo, runId: string): Promise<Incident> {
  const asked = { ...ownerAndRepo(repo), run_id: runId }
  const found = await readRest(boundedClient(client), RUN, asked, run)
  const { head_branch: branch, head_sha: sha, workflow_id: workflowId } = found
  if (!branch) {
    const mend = 'Name a run of a branch.'
    throw new Refusal('bad-input', `Run ${found.id} is on no branch, so it has no predecessors`, mend)
  }
  return {
    id: incidentKey({ kind: 'run', repositoryId: found.repository.id, workflowId, branch, sha }),
    repo,
    failing: {
      kind: 'workflow-run',
      workflow: oneLine(found.name),
      workflowId,
      runId: found.id,
      attempt: found.run_attempt ?? 1,
      branch,
    },
    title: `${oneLine(found.name)} failed on ${oneLine(branch)}`,
    badSha: sha,
    seenAt: found.updated_at,
  }
}

/** The incident of a failed deployment that a person names. Two calls. Whether it failed is not asked. */
export async function incidentOfDeployment(
  client: GitHubClient,
  repo: Repo,
  deploymentId: string,
): Promise<Incident> {
  const bounded = boundedClient(client)
  const of = ownerAndRepo(repo)
  const { id: repositoryId } = await readRest(bounded, REPOSITORY, of, repository)
  const asked = { ...of, deployment_id: deploymentId }
  const {
    id,
    sha,
    task,
    environment,
    updated_at: seenAt,
  } = await readRest(bounded, DEPLOYMENT, asked, deployment)
  return {
    id: incidentKey({ kind: 'deployment', repositoryId, environment, sha }),
    repo,
    failing: { kind: 'deployment', environment, deploymentId: id, task: task ?? 'deploy', runId: null },
    title: `Deployment to ${oneLine(environment)} failed`,
    badSha: sha,
    seenAt,
  }
}
