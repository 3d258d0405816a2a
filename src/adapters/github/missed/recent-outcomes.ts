import { z } from 'zod'

import { Refusal } from '../../../engine/model/refusal.ts'
import { boundedClient } from '../api/bounded-client.ts'
import { RECENT_DEPLOYMENTS } from '../api/graphql-documents.ts'
import { readGraphql } from '../api/read-graphql.ts'
import { readRest } from '../api/read-rest.ts'
import { wireId, wireInstant, wireList, wireText } from '../api/wire-types.ts'
import type { GitHubClient } from '../octokit.ts'
import { runIdIn } from '../range/deployed.ts'
import type { WatchedRepository } from './watched-places.ts'

/** A webhook that GitHub would have sent, put together from what it answers when asked. */
export type Rebuilt = { readonly event: string; readonly payload: Readonly<Record<string, unknown>> }

/** Runs are found by when they began; one that ended lately may have begun this long before. */
const longestRunMs = 6 * 3_600_000
const mostPages = 5
const perPage = 100

/**
 * What ended in the repository since then, as the webhooks that should have told of it: completed runs, and of each
 * deployment the newest status that says how it went.
 */
export async function recentOutcomes(
  client: GitHubClient,
  repository: WatchedRepository,
  installation: string,
  since: number,
): Promise<readonly Rebuilt[]> {
  const bounded = boundedClient(client)
  // Its id as a number, as in a payload of GitHub's.
  const frame = { repository, installation: { id: Number(installation) } }
  const [runs, deployments] = [
    await completedRuns(bounded, repository, since),
    await endedDeployments(bounded, repository, since),
  ]
  return [
    ...runs.map((run) => ({
      event: 'workflow_run',
      payload: { action: 'completed', workflow_run: run, ...frame },
    })),
    ...deployments.map((ended) => ({
      event: 'deployment_status',
      payload: { action: 'created', ...ended, workflow_run: runBehind(ended, runs), ...frame },
    })),
  ]
}

const run = z.looseObject({ id: wireId, created_at: wireInstant, updated_at: wireInstant })
type Run = z.output<typeof run>

/** GitHub lists them by when they began, the latest first. */
async function completedRuns(
  client: GitHubClient,
  { owner, name }: WatchedRepository,
  since: number,
): Promise<readonly Run[]> {
  const found: Run[] = []
  for (let page = 1; page <= mostPages; page++) {
    const asked = { owner: owner.login, repo: name, status: 'completed', per_page: perPage, page }
    const shape = z.object({ workflow_runs: z.array(run) })
    const route = 'GET /repos/{owner}/{repo}/actions/runs'
    const { workflow_runs: runs } = await readRest(client, route, asked, shape)
    found.push(...runs.filter(({ updated_at: at }) => isSince(at, since)))
    const goesOn = runs.length === perPage && isSince(runs.at(-1)?.created_at ?? null, since - longestRunMs)
    if (!goesOn) break
  }
  return found
}

function isSince(at: string | null, since: number): boolean {
  return at !== null && Date.parse(at) >= since
}

const status = z.object({
  state: z.string(),
  createdAt: wireInstant,
  environment: z.string().nullish(),
  logUrl: wireText,
})
const node = z.object({
  databaseId: wireId,
  statuses: z.object({ nodes: wireList(status) }).nullish(),
})
const answer = z.object({ repository: z.object({ deployments: z.object({ nodes: wireList(node) }) }) })
const deployment = z.looseObject({ id: wireId })

type Ended = {
  readonly deployment_status: { readonly log_url: string } & Readonly<Record<string, unknown>>
  readonly deployment: z.output<typeof deployment>
}

/** GitHub's own message names the run that made a deployment, so what is rebuilt does where that run ended lately. */
function runBehind({ deployment_status: told }: Ended, runs: readonly Run[]): Run | null {
  const id = runIdIn(told.log_url)
  return runs.find((one) => one.id === id) ?? null
}

/** REST says what a deployment is (whether of production), GraphQL how all of them went: two calls in all. */
async function endedDeployments(
  client: GitHubClient,
  { owner, name }: WatchedRepository,
  since: number,
): Promise<readonly Ended[]> {
  const question = {
    name: 'RecentDeployments',
    document: RECENT_DEPLOYMENTS,
    variables: { owner: owner.login, name, count: 50 },
    retried: true,
  }
  const { data, problems } = await readGraphql(client, question, answer)
  if (problems.length > 0) {
    throw new Refusal('transient', 'GitHub gave only a part of the deployments', 'Try again later.')
  }
  const ends = new Map(
    data.repository.deployments.nodes.flatMap(({ databaseId, statuses }) => {
      const end = (statuses?.nodes ?? []).filter((one) => saysHowItWent(one, since)).sort(newestFirst)[0]
      return end === undefined ? [] : [[databaseId, end] as const]
    }),
  )
  if (ends.size === 0) return []
  const route = 'GET /repos/{owner}/{repo}/deployments'
  const asked = { owner: owner.login, repo: name, per_page: perPage }
  const listed = await readRest(client, route, asked, z.array(deployment))
  return listed.flatMap((one) => {
    const end = ends.get(one.id)
    if (end === undefined) return []
    const { state, createdAt, environment, logUrl } = end
    const told = { state: state.toLowerCase(), created_at: createdAt, environment, log_url: logUrl }
    return [{ deployment_status: told, deployment: one }]
  })
}

function saysHowItWent({ state, createdAt }: z.output<typeof status>, since: number): boolean {
  const ended = state === 'SUCCESS' || state === 'FAILURE' || state === 'ERROR'
  return ended && createdAt !== null && Date.parse(createdAt) >= since
}

function newestFirst(a: z.output<typeof status>, b: z.output<typeof status>): number {
  return Date.parse(b.createdAt ?? '') - Date.parse(a.createdAt ?? '')
}
