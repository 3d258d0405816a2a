import { nodeId } from '../app-key.ts'
import type { DeploymentRecord, StatusRecord } from '../records.ts'
import { userJson } from './accounts.ts'
import { repositoryUrl } from './repositories.ts'
import type { InRepository } from './where.ts'

const deploymentUrl = (where: InRepository, deployment: DeploymentRecord): string =>
  `${repositoryUrl(where, where.repository)}/deployments/${deployment.id}`

export function deploymentJson(where: InRepository, deployment: DeploymentRecord) {
  const url = deploymentUrl(where, deployment)
  const latest = deployment.statuses.at(-1)
  return {
    url,
    id: deployment.id,
    node_id: nodeId('DE', where.repository.id, deployment.id),
    sha: deployment.sha,
    ref: deployment.ref,
    task: deployment.task,
    payload: deployment.payload,
    original_environment: deployment.originalEnvironment,
    // A status may rename the environment; the deployment then shows the new name.
    environment: latest?.environment ?? deployment.environment,
    description: deployment.description,
    creator: userJson(where, deployment.creator),
    created_at: deployment.createdAt,
    updated_at: latest?.createdAt ?? deployment.createdAt,
    statuses_url: `${url}/statuses`,
    repository_url: repositoryUrl(where, where.repository),
    transient_environment: deployment.transient,
    production_environment: deployment.production,
    performed_via_github_app: null,
  }
}

export function statusJson(where: InRepository, deployment: DeploymentRecord, status: StatusRecord) {
  const url = deploymentUrl(where, deployment)
  return {
    url: `${url}/statuses/${status.id}`,
    id: status.id,
    node_id: nodeId('DES', where.repository.id, status.id),
    state: status.state,
    creator: userJson(where, status.creator),
    description: status.description,
    environment: status.environment,
    target_url: status.targetUrl,
    log_url: status.logUrl,
    environment_url: '',
    created_at: status.createdAt,
    updated_at: status.createdAt,
    deployment_url: url,
    repository_url: repositoryUrl(where, where.repository),
    performed_via_github_app: null,
  }
}
