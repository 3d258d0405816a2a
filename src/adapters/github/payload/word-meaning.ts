import { z } from 'zod'

import { wireId, wireInstant, wireText } from '../api/wire-types.ts'
import { sameLogin } from '../issue/incident-issue.ts'
import { repository } from './payload-envelope.ts'
import { nothing, type PayloadOptions, type WordMeaning } from './payload-meaning.ts'

const account = z.object({ login: z.string().min(1), id: wireId, type: z.string() })

/** Only what GitHub gives for sure; an issue with `pull_request` is a pull request. */
const issue = z.object({
  number: z.int().positive(),
  body: wireText,
  user: z.object({ login: z.string().nullish(), type: z.string().nullish() }).nullish(),
  pull_request: z.unknown().optional(),
  state_reason: z.string().nullish(),
  closed_at: wireInstant,
  updated_at: wireInstant,
})

type Issue = z.output<typeof issue>

const commented = z.object({
  action: z.literal('created'),
  issue,
  comment: z.object({
    id: wireId,
    body: wireText,
    user: account,
    created_at: wireInstant,
    performed_via_github_app: z.unknown().optional(),
  }),
  repository,
  sender: account,
})

const closed = z.object({ action: z.literal('closed'), issue, repository, sender: account })

const labelled = z.object({
  action: z.literal('labeled'),
  issue,
  label: z.object({ name: z.string() }),
  repository,
  sender: account,
})

/**
 * What a new comment means: words of a person on an issue that looks like one of ours. Whether it is ours, and what the
 * person may do, is asked when the word is carried out. Edited and deleted comments mean nothing.
 */
export function commentMeaning(payload: unknown, { ownLogin }: PayloadOptions = {}): WordMeaning {
  const read = commented.safeParse(payload)
  if (!read.success) return nothing('The payload is no new comment of somebody.')
  const { issue: on, comment, repository: home, sender } = read.data
  if (!looksLikeOurs(on, ownLogin)) return nothing('The comment is not on an issue of ours.')
  const viaApp = comment.performed_via_github_app
  const isPerson = comment.user.type === 'User' && comment.user.id === sender.id
  if (!isPerson || (viaApp !== undefined && viaApp !== null)) return nothing('No person wrote it.')
  if (comment.created_at === null) return nothing('When it was written is not known.')
  return {
    kind: 'comment',
    repo: home.repo,
    issue: on.number,
    comment: comment.id,
    body: comment.body,
    by: { login: comment.user.login, id: comment.user.id },
    at: comment.created_at,
  }
}

/** Labels by which teams mark a flake. */
const FLAKY_LABEL = /^(?:flake|flaky|flaky[ -]test)$/i

/** Whether somebody took an issue of ours for a flake: by a label, or by closing it as not planned. */
export function issueMeaning(payload: unknown): WordMeaning {
  const byLabel = labelled.safeParse(payload)
  if (byLabel.success && FLAKY_LABEL.test(byLabel.data.label.name)) return flaky(byLabel.data, 'label')
  const byEnd = closed.safeParse(payload)
  if (byEnd.success && byEnd.data.issue.state_reason === 'not_planned')
    return flaky(byEnd.data, 'not-planned')
  return nothing('It says nothing about what the cause was.')
}

type AboutIssue = z.output<typeof closed> | z.output<typeof labelled>

function flaky(
  { issue: on, repository: home, sender }: AboutIssue,
  how: 'label' | 'not-planned',
): WordMeaning {
  const at = how === 'label' ? on.updated_at : on.closed_at
  if (!looksLikeOurs(on)) return nothing('The issue is not ours.')
  if (sender.type !== 'User' || at === null) return nothing('No person did it.')
  const { login, id } = sender
  return { kind: 'flaky', repo: home.repo, issue: on.number, how, by: { login, id }, at }
}

/**
 * A cheap look that lets nothing through to be believed: anybody can paste our marker, and its signature is not read.
 * An App writes as a bot; who writes with a token may be anybody, but is known by name.
 */
function looksLikeOurs({ user, body, pull_request: pull }: Issue, ownLogin?: string): boolean {
  const isIssue = pull === undefined || pull === null
  const isOurs = ownLogin === undefined ? user?.type === 'Bot' : sameLogin(user?.login ?? null, ownLogin)
  return isIssue && isOurs && body.startsWith('<!-- prime-suspect:v1:')
}
