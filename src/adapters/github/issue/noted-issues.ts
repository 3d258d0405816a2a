import { z } from 'zod'

import type { Instant } from '../../../engine/model/ids.ts'
import type { Incident } from '../../../engine/model/incident.ts'
import type { Repo } from '../../../engine/model/repo.ts'
import { boundedClient } from '../api/bounded-client.ts'
import { readRest } from '../api/read-rest.ts'
import { ownerAndRepo } from '../api/repo-parameters.ts'
import { wireId, wireInstant, wireText } from '../api/wire-types.ts'
import type { GitHubClient } from '../octokit.ts'
import { incidentLabel, issue, sameLogin } from './incident-issue.ts'
import { notedIncident } from './incident-note.ts'

const LIST = 'GET /repos/{owner}/{repo}/issues'
const ONE = 'GET /repos/{owner}/{repo}/issues/{issue_number}'
const COMMENTS = 'GET /repos/{owner}/{repo}/issues/{issue_number}/comments'
const PAGE = 100
const MOST_PAGES = 3

export type NotedIssue = {
  readonly number: number
  readonly url: string | null
  readonly isOpen: boolean
  readonly comments: number
  readonly incident: Incident
}

/** Who wrote our issues, and what signs the notes in them. */
export type NoteKeeper = { readonly login: string; readonly markerKey: string }

/**
 * Our newest open issues that note an incident, newest first. One call tells of all, unless the same account has a
 * hundred others open: anyone may take our label off, so it is only then that ours are asked for by it.
 */
export async function openNotedIssues(
  client: GitHubClient,
  repo: Repo,
  { login, markerKey }: NoteKeeper,
): Promise<readonly NotedIssue[]> {
  const bounded = boundedClient(client)
  const asked = { ...ownerAndRepo(repo), creator: login, state: 'open', per_page: PAGE }
  const newest = await readRest(bounded, LIST, asked, z.array(issue))
  const labelled =
    newest.length < PAGE
      ? []
      : await readRest(bounded, LIST, { ...asked, labels: incidentLabel }, z.array(issue))
  const each = new Map([...newest, ...labelled].map((one) => [one.issue.number, one]))
  return [...each.values()].flatMap((one) => notedBy(one, repo, { login, markerKey }) ?? [])
}

/** The issue under a number, if we wrote it and it notes an incident. One call. */
export async function notedIssue(
  client: GitHubClient,
  repo: Repo,
  number: number,
  keeper: NoteKeeper,
): Promise<NotedIssue | null> {
  const asked = { ...ownerAndRepo(repo), issue_number: number }
  return notedBy(await readRest(boundedClient(client), ONE, asked, issue), repo, keeper)
}

function notedBy(
  one: z.output<typeof issue>,
  repo: Repo,
  { login, markerKey }: NoteKeeper,
): NotedIssue | null {
  const { number, url, isOpen, comments, body } = one.issue
  const incident = one.isPull || !sameLogin(one.author, login) ? null : notedIncident(markerKey, repo, body)
  return incident === null ? null : { number, url, isOpen, comments, incident }
}

export type IssueComment = {
  readonly id: string
  readonly body: string
  readonly by: { readonly login: string; readonly id: string }
  readonly at: Instant
}

const listed = z.array(
  z.object({
    id: wireId,
    body: wireText,
    created_at: wireInstant,
    updated_at: wireInstant,
    user: z.object({ login: z.string(), id: wireId, type: z.string().nullish() }).nullish(),
    performed_via_github_app: z.unknown().optional(),
  }),
)

/** What persons wrote on an issue, oldest first, the first three hundred; what was edited since is left out. */
export async function commentsOf(
  client: GitHubClient,
  repo: Repo,
  { number, comments }: NotedIssue,
): Promise<readonly IssueComment[]> {
  const found: IssueComment[] = []
  const pages = Math.min(MOST_PAGES, Math.ceil(comments / PAGE))
  for (let page = 1; page <= pages; page += 1) {
    const asked = { ...ownerAndRepo(repo), issue_number: number, per_page: PAGE, page }
    for (const one of await readRest(boundedClient(client), COMMENTS, asked, listed)) {
      const { id, body, user, created_at: at, updated_at: changed, performed_via_github_app: app } = one
      const isPerson = user?.type === 'User' && (app === undefined || app === null)
      if (!isPerson || at === null || (changed !== null && changed !== at)) continue
      found.push({ id, body, by: { login: user.login, id: user.id }, at })
    }
  }
  return found
}
