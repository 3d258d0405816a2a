import { checkMeaning, suiteMeaning } from './payload/check-meaning.ts'
import { deploymentMeaning } from './payload/deployment-meaning.ts'
import { nothing, type PayloadMeaning, type PayloadOptions } from './payload/payload-meaning.ts'
import { statusMeaning } from './payload/status-meaning.ts'
import { workflowRunMeaning } from './payload/workflow-run-meaning.ts'

/**
 * Reads a webhook payload, whose signature was checked before. Anything unreadable or irrelevant means nothing, with
 * the reason; it never throws.
 */
export function incidentFromPayload(
  event: string,
  payload: unknown,
  options: PayloadOptions = {},
): PayloadMeaning {
  if (event === 'deployment_status') return deploymentMeaning(payload, options)
  if (event === 'workflow_run') return workflowRunMeaning(payload, options)
  if (event === 'check_suite') return suiteMeaning(payload, options)
  if (event === 'check_run') return checkMeaning(payload, options)
  if (event === 'status') return statusMeaning(payload, options)
  return nothing('This event starts no incident.')
}
