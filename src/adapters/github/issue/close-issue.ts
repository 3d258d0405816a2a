import { z } from 'zod'

import type { Act, Performed } from '../../../engine/model/act.ts'
import { Refusal } from '../../../engine/model/refusal.ts'
import { readRest } from '../api/read-rest.ts'
import { ownerAndRepo } from '../api/repo-parameters.ts'
import { wireInstant, wireText } from '../api/wire-types.ts'
import { writeRest } from '../api/write-rest.ts'
import type { Parameters } from '../octokit.ts'
import { findIncidentIssue, incidentLabel, type IncidentIssue, issue, sameLogin } from './incident-issue.ts'
import { closingMarker, incidentMarker } from './marker.ts'
import type { Writer } from './writer.ts'

type CloseIssue = Extract<Act, { kind: 'close-issue' }>

const COMMENTS = 'GET /repos/{owner}/{repo}/issues/{issue_number}/comments'
const COMMENT = 'POST /repos/{owner}/{repo}/issues/{issue_number}/comments'
const CLOSE = 'PATCH /repos/{owner}/{repo}/issues/{issue_number}'
const PAGE = 100

/** Last words on one issue in a day: what comes and goes all day is closed without a word. */
const MOST_A_DAY = 6
const DAY = 24 * 3_600_000

const comments = z.array(
  z.object({
    body: wireText,
    created_at: wireInstant,
    user: z.object({ login: z.string().nullish() }).nullish(),
  }),
)

/** Closes the issue of an incident as completed, after one last sentence. Nothing to close is done already. */
export async function closeIssue(writer: Writer, act: CloseIssue, sentence: string): Promise<Performed> {
  const marker = incidentMarker(writer.markerKey, act.incident)
  const labels = [incidentLabel]
  const known = await findIncidentIssue(writer.client, { ...act, login: writer.login, marker, labels })
  if (known === null || !known.isOpen) return { kind: 'already-done', url: known?.url ?? null }
  const of = { ...ownerAndRepo(act.repo), issue_number: known.number }
  const sign = closingMarker(writer.markerKey, act.incident, sentence)
  if (await isWorthSaying(writer, of, known, sign)) await say(writer, of, `${sign}\n${sentence}`)
  const closed = { ...of, state: 'closed', state_reason: 'completed' }
  const { issue: after } = await writeRest(writer.client, CLOSE, closed, issue)
  return { kind: 'done', url: after.url }
}

/** Where an issue is locked we may not comment on it, but close it all the same. */
async function say(writer: Writer, of: Parameters, body: string): Promise<void> {
  try {
    await writeRest(writer.client, COMMENT, { ...of, body }, z.unknown())
  } catch (error) {
    if (!(error instanceof Refusal) || error.kind !== 'missing-permission') throw error
  }
}

/**
 * An earlier try may have written the sentence and then broken off; it would be among the last comments, as would be
 * the last words of this day. The issue itself tells the time: opening it again was the last that happened to it.
 */
async function isWorthSaying(
  writer: Writer,
  of: Parameters,
  known: IncidentIssue,
  sign: string,
): Promise<boolean> {
  if (known.comments === 0) return true
  const page = Math.ceil(known.comments / PAGE)
  const last = await readRest(writer.client, COMMENTS, { ...of, per_page: PAGE, page }, comments)
  const ours = last.filter(({ user }) => sameLogin(user?.login ?? null, writer.login))
  if (ours.some(({ body }) => body.includes(sign))) return false
  const dayBefore = Date.parse(known.updatedAt ?? '') - DAY
  const today = ours.filter(
    ({ body, created_at: at }) =>
      body.startsWith('<!-- prime-suspect:v1-closing:') && Date.parse(at ?? '') > dayBefore,
  )
  return today.length < MOST_A_DAY
}
