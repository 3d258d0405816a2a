import { createHash } from 'node:crypto'

import type { IncidentId, Sha } from '../../engine/model/ids.ts'

/** What an incident is recognised by. `repositoryId` is GitHub's number, which survives a new name. */
export type FailureKey =
  | {
      readonly kind: 'run'
      readonly repositoryId: string
      readonly workflowId: string
      readonly branch: string
      readonly sha: Sha
    }
  | {
      readonly kind: 'deployment'
      readonly repositoryId: string
      readonly environment: string
      readonly sha: Sha
    }

/**
 * The id of an incident, the same for every delivery, attempt and redelivery of one failure.
 *
 * A failed deployment and the failed workflow run behind it are one incident. The message about the run does not know
 * of the deployment, but the one about the deployment mostly knows its run; so a deployment whose run is known takes
 * the key of the run, and both arrive at the same id. Only a deployment without a run has the key of its own.
 */
export function incidentKey(key: FailureKey): IncidentId {
  const words =
    key.kind === 'run'
      ? ['run', key.repositoryId, key.workflowId, key.branch, key.sha]
      : ['deployment', key.repositoryId, key.environment, key.sha]
  return createHash('sha256').update(JSON.stringify(words)).digest('hex').slice(0, 32) as IncidentId
}
