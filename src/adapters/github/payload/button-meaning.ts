import { z } from 'zod'

import { wireId, wireSha } from '../api/wire-types.ts'
import { repository } from './payload-envelope.ts'
import { nothing, type PayloadOptions, type WordMeaning } from './payload-meaning.ts'

const message = z.object({
  action: z.literal('requested_action'),
  requested_action: z.object({ identifier: z.string().min(1).max(20) }),
  check_run: z.object({
    id: wireId,
    external_id: z.string().min(1).max(200),
    head_sha: wireSha,
    app: z.object({ id: wireId }),
  }),
  repository,
  sender: z.object({ login: z.string().min(1), id: wireId, type: z.literal('User') }),
})

/**
 * What a press of a button on our own check means: a word, said by whoever pressed it. GitHub tells it to the App that
 * made the check and to nobody else; that the check is ours is asked all the same.
 */
export function buttonMeaning(payload: unknown, { ownApp }: PayloadOptions): WordMeaning {
  const read = message.safeParse(payload)
  if (!read.success) return nothing('The payload is no press of a button.')
  const { check_run: check, requested_action: pressed, repository: home, sender } = read.data
  if (check.app.id !== ownApp) return nothing('The check is not ours.')
  return {
    kind: 'button',
    repo: home.repo,
    check: check.id,
    mark: check.external_id,
    sha: check.head_sha,
    says: pressed.identifier,
    by: { login: sender.login, id: sender.id },
  }
}
