import { notFound, numberParam, paged, type Exchange, type Reply, type Route } from '../exchange.ts'
import type { DeploymentRecord } from '../records.ts'
import { deploymentJson, statusJson } from '../represent/deployments.ts'

/** GitHub takes `none` for "any". */
const asked = (exchange: Exchange, name: string): string | null => {
  const value = exchange.query.get(name)
  return value === 'none' ? null : value
}

function list(exchange: Exchange): Reply {
  const sha = asked(exchange, 'sha')
  const ref = asked(exchange, 'ref')
  const task = asked(exchange, 'task')
  const environment = asked(exchange, 'environment')
  const matching = exchange.repository.deployments
    .filter(
      (each) =>
        (sha === null || each.sha === sha) &&
        (ref === null || each.ref === ref) &&
        (task === null || each.task === task) &&
        (environment === null || each.environment === environment),
    )
    .toReversed()
  const { items, headers } = paged(exchange, matching)
  return { status: 200, body: items.map((each) => deploymentJson(exchange, each)), headers }
}

function deploymentOf(exchange: Exchange): DeploymentRecord {
  const id = numberParam(exchange, 'deployment_id')
  const found = exchange.repository.deployments.find((each) => each.id === id)
  if (found === undefined) throw notFound()
  return found
}

function statuses(exchange: Exchange): Reply {
  const deployment = deploymentOf(exchange)
  const { items, headers } = paged(exchange, deployment.statuses.toReversed())
  return { status: 200, body: items.map((status) => statusJson(exchange, deployment, status)), headers }
}

const needs = [{ deployments: 'read' }] as const

export const deploymentRoutes: readonly Route[] = [
  {
    operation: 'GET /repos/{owner}/{repo}/deployments',
    needs,
    query: ['sha', 'ref', 'task', 'environment', 'per_page', 'page'],
    answer: list,
  },
  {
    operation: 'GET /repos/{owner}/{repo}/deployments/{deployment_id}',
    needs,
    answer: (exchange) => ({ status: 200, body: deploymentJson(exchange, deploymentOf(exchange)) }),
  },
  {
    operation: 'GET /repos/{owner}/{repo}/deployments/{deployment_id}/statuses',
    needs,
    query: ['per_page', 'page'],
    answer: statuses,
  },
]
