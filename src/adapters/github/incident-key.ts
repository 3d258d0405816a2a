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
  | {
      readonly kind: 'checks'
      readonly repositoryId: string
      /** Whose checks they are. */
      readonly appId: string
      readonly branch: string
      readonly sha: Sha
    }
  | {
      readonly kind: 'status'
      readonly repositoryId: string
      readonly context: string
      readonly branch: string
      readonly sha: Sha
    }
  | {
      readonly kind: 'alert'
      readonly repositoryId: string
      readonly name: string
      readonly environment: string | null
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
  return createHash('sha256')
    .update(JSON.stringify(wordsOf(key)))
    .digest('hex')
    .slice(0, 32) as IncidentId
}

function wordsOf(key: FailureKey): readonly (string | null)[] {
  const { kind, repositoryId, sha } = key
  switch (key.kind) {
    case 'run':
      return [kind, repositoryId, key.workflowId, key.branch, sha]
    case 'deployment':
      return [kind, repositoryId, key.environment, sha]
    case 'checks':
      return [kind, repositoryId, key.appId, key.branch, sha]
    case 'status':
      return [kind, repositoryId, key.context, key.branch, sha]
    case 'alert':
      return [kind, repositoryId, key.name, key.environment, sha]
  }
}
