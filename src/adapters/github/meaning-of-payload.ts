import { incidentFromPayload } from './incident-from-payload.ts'
import type { PayloadMeaning, PayloadOptions, WordMeaning } from './payload/payload-meaning.ts'
import { commentMeaning, issueMeaning } from './payload/word-meaning.ts'

/** All that a webhook payload can mean: incidents and recoveries, and what people say on our issues. Never throws. */
export function meaningOfPayload(
  event: string,
  payload: unknown,
  options: PayloadOptions = {},
): PayloadMeaning | WordMeaning {
  if (event === 'issue_comment') return commentMeaning(payload)
  if (event === 'issues') return issueMeaning(payload)
  return incidentFromPayload(event, payload, options)
}
