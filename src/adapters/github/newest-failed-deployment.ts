import { z } from 'zod'

import { Refusal } from '../../engine/model/refusal.ts'
import type { Repo } from '../../engine/model/repo.ts'
import { boundedClient } from './api/bounded-client.ts'
import { readRest } from './api/read-rest.ts'
import { ownerAndRepo } from './api/repo-parameters.ts'
import { wireId, wireInstant } from './api/wire-types.ts'
import type { GitHubClient } from './octokit.ts'
import { hasFailed } from './range/deployed.ts'

const DEPLOYMENTS = 'GET /repos/{owner}/{repo}/deployments'
const STATUSES = 'GET /repos/{owner}/{repo}/deployments/{deployment_id}/statuses'

/** Deployments of the environment that are looked at; each costs a call. */
const MOST = 10

const listed = z.array(z.object({ id: wireId }))
const told = z.array(
  z
    .object({ state: z.string(), created_at: wireInstant })
    .transform(({ state, created_at: at }) => ({ state, at })),
)

/**
 * The id of the newest deployment of an environment that failed, for a person who names the environment only.
 * A deployment that failed and then succeeded did not fail; one that succeeded first and failed in the end did.
 */
export async function newestFailedDeployment(
  client: GitHubClient,
  repo: Repo,
  environment: string,
): Promise<string> {
  const bounded = boundedClient(client)
  const of = ownerAndRepo(repo)
  const deployments = await readRest(bounded, DEPLOYMENTS, { ...of, environment, per_page: MOST }, listed)
  for (const { id } of deployments) {
    const statuses = await readRest(bounded, STATUSES, { ...of, deployment_id: id, per_page: 100 }, told)
    if (hasFailed({ statuses })) return id
  }
  const seen =
    deployments.length === 0
      ? 'There is no deployment'
      : `None of the newest ${deployments.length} deployments`
  throw new Refusal(
    'not-found',
    `${seen} to ${environment.slice(0, 200)}${deployments.length === 0 ? '' : ' failed'}`,
    'Check the name of the environment, or name a workflow run.',
  )
}
