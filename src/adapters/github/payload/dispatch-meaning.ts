import { z } from 'zod'

import { repository } from './payload-envelope.ts'
import { nothing, type WordMeaning } from './payload-meaning.ts'

const message = z.object({
  /** The `event_type` that the sender chose. */
  action: z.string(),
  branch: z.string(),
  client_payload: z.record(z.string(), z.unknown()),
  repository,
})

const ours = /^prime-suspect(?:-[\w-]{1,80})?$/

/**
 * What a `repository_dispatch` means, by which any system with a token of the repository can tell that something broke:
 * its `event_type` begins with `prime-suspect`. The alert in it is read by others.
 */
export function dispatchMeaning(payload: unknown): WordMeaning {
  const read = message.safeParse(payload)
  if (!read.success) return nothing('The payload is no dispatch.')
  const { action, client_payload: body, repository: home } = read.data
  return ours.test(action)
    ? { kind: 'dispatch', repo: home.repo, body }
    : nothing('The dispatch is for somebody else.')
}
