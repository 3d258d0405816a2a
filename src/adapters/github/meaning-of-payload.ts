import type { Instant } from '../../engine/model/ids.ts'
import { incidentFromPayload } from './incident-from-payload.ts'
import { buttonMeaning } from './payload/button-meaning.ts'
import { dispatchMeaning } from './payload/dispatch-meaning.ts'
import { landingMeaning } from './payload/landing-meaning.ts'
import { mergeGroupMeaning } from './payload/merge-group-meaning.ts'
import type { PayloadMeaning, PayloadOptions, WordMeaning } from './payload/payload-meaning.ts'
import { pushMeaning } from './payload/push-meaning.ts'
import { commentMeaning, issueMeaning } from './payload/word-meaning.ts'

/** All that a webhook payload can mean: incidents and recoveries, and what people say on our issues. Never throws. */
export function meaningOfPayload(
  event: string,
  payload: unknown,
  options: PayloadOptions = {},
): PayloadMeaning | WordMeaning {
  if (event === 'issue_comment') return commentMeaning(payload, options)
  if (event === 'issues') return issueMeaning(payload)
  if (event === 'repository_dispatch') return dispatchMeaning(payload)
  if (event === 'pull_request') return landingMeaning(payload)
  const now = options.now ?? (new Date().toISOString() as Instant)
  if (event === 'push') return pushMeaning(payload, now)
  if (event === 'merge_group') return mergeGroupMeaning(payload, now)
  if (event === 'check_run') {
    const pressed = buttonMeaning(payload, options)
    if (pressed.kind === 'button') return pressed
  }
  return incidentFromPayload(event, payload, options)
}
