import { nodeId } from '../app-key.ts'
import type { DeploymentRecord, DeploymentState, StatusRecord } from '../records.ts'
import { demand, type Asking } from './access.ts'
import { connection, type PageArguments } from './connection.ts'

/** What GraphQL calls a deployment whose newest status is this one. */
const stateAfter: Readonly<Record<DeploymentState, string>> = {
  success: 'ACTIVE',
  inactive: 'INACTIVE',
  error: 'ERROR',
  failure: 'FAILURE',
  in_progress: 'IN_PROGRESS',
  queued: 'QUEUED',
  pending: 'PENDING',
}

const actor = (login: string) => ({
  __typename: login.endsWith('[bot]') ? 'Bot' : 'User',
  login: login.replace(/\[bot\]$/, ''),
})

const toStatus = ({ repository }: Asking, status: StatusRecord) => ({
  __typename: 'DeploymentStatus',
  id: nodeId('DES', repository.id, status.id),
  state: status.state.toUpperCase(),
  createdAt: status.createdAt,
  updatedAt: status.createdAt,
  environment: status.environment,
  description: status.description,
  logUrl: status.logUrl === '' ? null : status.logUrl,
  environmentUrl: null,
  creator: actor(status.creator),
})

function toDeployment(asking: Asking, deployment: DeploymentRecord) {
  const { repository } = asking
  const latest = deployment.statuses.at(-1)
  const inOrder =
    repository.statusOrder === 'newest-first' ? deployment.statuses.toReversed() : deployment.statuses
  return {
    __typename: 'Deployment',
    id: nodeId('DE', repository.id, deployment.id),
    databaseId: deployment.id,
    commitOid: deployment.sha,
    task: deployment.task,
    environment: latest?.environment ?? deployment.environment,
    latestEnvironment: latest?.environment ?? deployment.environment,
    originalEnvironment: deployment.originalEnvironment,
    createdAt: deployment.createdAt,
    updatedAt: latest?.createdAt ?? deployment.createdAt,
    description: deployment.description,
    payload: typeof deployment.payload === 'string' ? deployment.payload : JSON.stringify(deployment.payload),
    state: latest === undefined ? 'PENDING' : stateAfter[latest.state],
    creator: actor(deployment.creator),
    latestStatus: latest === undefined ? null : toStatus(asking, latest),
    statuses: (page: PageArguments) =>
      connection(
        'statuses',
        inOrder.map((status) => toStatus(asking, status)),
        page,
      ),
  }
}

type DeploymentArguments = PageArguments & {
  readonly environments?: readonly string[] | null
  readonly orderBy?: { readonly field: string; readonly direction: 'ASC' | 'DESC' } | null
}

/** `Repository.deployments`: oldest first unless another order is asked for. */
export function deploymentsOf(asking: Asking, { environments, orderBy, ...page }: DeploymentArguments) {
  demand(asking.grant, 'deployments')
  const matching = asking.repository.deployments
    .filter((each) => environments?.includes(each.statuses.at(-1)?.environment ?? each.environment) ?? true)
    .toSorted((a, b) => Date.parse(a.createdAt) - Date.parse(b.createdAt) || a.id - b.id)
  const ordered = orderBy?.direction === 'DESC' ? matching.toReversed() : matching
  return connection(
    'deployments',
    ordered.map((each) => toDeployment(asking, each)),
    page,
  )
}
