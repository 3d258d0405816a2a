import { z } from 'zod'

import { Refusal } from '../../../engine/model/refusal.ts'
import { DEPLOYMENTS } from '../api/graphql-documents.ts'
import { readGraphql } from '../api/read-graphql.ts'
import { readRest } from '../api/read-rest.ts'
import { ownerAndRepo } from '../api/repo-parameters.ts'
import { wireId, wireInstant, wireList, wireSha, wireText } from '../api/wire-types.ts'
import type { IncidentSession } from '../session/incident-session.ts'
import { perSession } from '../session/per-session.ts'
import { type Deployed, madeBy } from './deployed.ts'

const COUNT = 50

/** Without GraphQL every deployment costs a call for its statuses. */
const COUNT_BY_REST = 6

/**
 * The newest deployments of an environment, newest first: fifty, or by REST, where GraphQL does not answer, six.
 * `failing` is the deployment whose history is wanted; REST begins with it.
 */
export const deploymentHistory = perSession(
  async (session: IncidentSession, environment: string, failing: string): Promise<readonly Deployed[]> => {
    try {
      return await byGraphql(session, environment)
    } catch (error) {
      const passing = error instanceof Refusal && error.kind === 'transient' && error.retryAfterMs === null
      if (!passing) throw error
      return await byRest(session, environment, failing)
    }
  },
)

const node = z
  .object({
    databaseId: wireId,
    commitOid: wireSha,
    task: z.string().nullish(),
    state: z.string().nullish(),
    createdAt: wireInstant,
    statuses: z
      .object({
        nodes: wireList(
          z.object({ state: z.string(), createdAt: wireInstant, description: wireText, logUrl: wireText }),
        ),
      })
      .nullish(),
  })
  .transform(({ databaseId, commitOid, task, state, createdAt, statuses }): Deployed => {
    const told = statuses?.nodes ?? []
    return {
      id: databaseId,
      sha: commitOid,
      task: task ?? 'deploy',
      at: createdAt,
      destroyed: state === 'DESTROYED',
      statuses: told.map((one) => ({
        state: one.state.toLowerCase(),
        at: one.createdAt,
        description: one.description,
      })),
      ...madeBy(told.map((one) => one.logUrl)),
    }
  })

const answer = z.object({ repository: z.object({ deployments: z.object({ nodes: wireList(node) }) }) })

async function byGraphql(
  { client, incident }: IncidentSession,
  environment: string,
): Promise<readonly Deployed[]> {
  const { owner, name } = incident.repo
  const variables = { owner, name, environment, count: COUNT }
  const question = { name: 'Deployments', document: DEPLOYMENTS, variables, retried: true }
  const { data, problems } = await readGraphql(client, question, answer)
  if (problems.length === 0) return data.repository.deployments.nodes
  throw new Refusal('transient', 'GitHub gave only a part of the deployments', 'Try again later.')
}

const listed = z.object({
  id: wireId,
  sha: wireSha,
  task: z.string().nullish(),
  created_at: wireInstant,
})
const listedStatus = z.object({
  state: z.string(),
  created_at: wireInstant,
  description: wireText,
  log_url: wireText,
})

async function byRest(
  { client, incident }: IncidentSession,
  environment: string,
  failing: string,
): Promise<readonly Deployed[]> {
  const of = ownerAndRepo(incident.repo)
  const route = 'GET /repos/{owner}/{repo}/deployments'
  const all = await readRest(client, route, { ...of, environment, per_page: 50 }, z.array(listed))
  const from = Math.max(
    0,
    all.findIndex((one) => one.id === failing),
  )
  const history: Deployed[] = []
  for (const one of all.slice(from, from + COUNT_BY_REST)) {
    const each = 'GET /repos/{owner}/{repo}/deployments/{deployment_id}/statuses'
    const statuses = await readRest(client, each, { ...of, deployment_id: one.id }, z.array(listedStatus))
    history.push({
      id: one.id,
      sha: one.sha,
      task: one.task ?? 'deploy',
      at: one.created_at,
      destroyed: false,
      statuses: statuses.map(({ state, created_at: at, description }) => ({ state, at, description })),
      ...madeBy(statuses.map((status) => status.log_url)),
    })
  }
  return history
}
