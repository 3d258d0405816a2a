import type { DeploymentRecord, DeploymentState, StatusRecord } from '../records.ts'
import type { World } from '../world.ts'

export type NewStatus = {
  readonly state: DeploymentState
  readonly createdAt?: string
  readonly environment?: string
  readonly creator?: string
  readonly description?: string
  readonly logUrl?: string
  readonly targetUrl?: string
}

export type NewDeployment = {
  readonly sha: string
  readonly environment: string
  readonly ref?: string
  readonly task?: string
  readonly payload?: string | Readonly<Record<string, unknown>>
  readonly description?: string | null
  readonly creator?: string
  readonly createdAt?: string
  readonly production?: boolean
  readonly transient?: boolean
  /** The run and job behind it, where an Actions job with an environment made it. */
  readonly runId?: number
  readonly jobId?: number
  /** Oldest first; a bare state stands for a status with nothing else to say. */
  readonly statuses?: readonly (DeploymentState | NewStatus)[]
}

/** Where Actions shows the job behind a deployment; empty for a deployment from elsewhere. */
const jobPage = (world: World, fullName: string, { runId, jobId }: DeploymentRecord): string => {
  if (runId === null) return ''
  const run = `${world.htmlUrl}/${fullName}/actions/runs/${runId}`
  return jobId === null ? run : `${run}/job/${jobId}`
}

export function declareStatus(
  world: World,
  fullName: string,
  deployment: DeploymentRecord,
  declared: DeploymentState | NewStatus,
): StatusRecord {
  const given: NewStatus = typeof declared === 'string' ? { state: declared } : declared
  const logUrl = given.logUrl ?? jobPage(world, fullName, deployment)
  return {
    id: world.nextId(),
    state: given.state,
    createdAt: world.at(given.createdAt),
    environment: given.environment ?? deployment.environment,
    creator: given.creator ?? deployment.creator,
    description: given.description ?? '',
    logUrl,
    targetUrl: given.targetUrl ?? logUrl,
  }
}

export function declareDeployment(
  world: World,
  fullName: string,
  declared: NewDeployment,
  defaultBranch: string,
): DeploymentRecord {
  const deployment: DeploymentRecord = {
    id: world.nextId(),
    sha: declared.sha,
    ref: declared.ref ?? defaultBranch,
    task: declared.task ?? 'deploy',
    environment: declared.environment,
    originalEnvironment: declared.environment,
    payload: declared.payload ?? '',
    description: declared.description ?? null,
    creator: declared.creator ?? 'github-actions[bot]',
    createdAt: world.at(declared.createdAt),
    // GitHub's own default: only this very name counts as production.
    production: declared.production ?? declared.environment === 'production',
    transient: declared.transient ?? false,
    runId: declared.runId ?? null,
    jobId: declared.jobId ?? null,
    statuses: [],
  }
  for (const status of declared.statuses ?? []) {
    deployment.statuses.push(declareStatus(world, fullName, deployment, status))
  }
  return deployment
}
