import { z } from 'zod'

import type { Instant } from '../../../engine/model/ids.ts'
import type { Repo } from '../../../engine/model/repo.ts'
import { readRest } from '../api/read-rest.ts'
import { ownerAndRepo } from '../api/repo-parameters.ts'
import { wireInstant, wireText } from '../api/wire-types.ts'
import type { GitHubClient, Parameters } from '../octokit.ts'

/** An issue of ours. */
export type IncidentIssue = {
  readonly number: number
  readonly url: string | null
  readonly title: string
  readonly body: string
  readonly isOpen: boolean
  /** A person closed it as not planned or as a duplicate: that is a decision, not an end. */
  readonly isDismissed: boolean
  readonly comments: number
  /** When anything last happened to it. */
  readonly updatedAt: Instant | null
}

export const issue = z
  .object({
    number: z.int().positive(),
    html_url: z.string().nullish(),
    title: wireText,
    body: wireText,
    state: z.string(),
    state_reason: z.string().nullish(),
    comments: z.int().nonnegative().nullish(),
    updated_at: wireInstant,
    user: z.object({ login: z.string().nullish() }).nullish(),
    pull_request: z.unknown().optional(),
  })
  .transform((one) => ({
    author: one.user?.login ?? null,
    isPull: one.pull_request !== undefined && one.pull_request !== null,
    issue: {
      number: one.number,
      url: one.html_url ?? null,
      title: one.title,
      body: one.body,
      isOpen: one.state === 'open',
      isDismissed: one.state_reason === 'not_planned' || one.state_reason === 'duplicate',
      comments: one.comments ?? 0,
      updatedAt: one.updated_at,
    } satisfies IncidentIssue,
  }))

/** What our issues are labelled with, unless somebody takes it off. */
export const incidentLabel = 'prime-suspect'

const ROUTE = 'GET /repos/{owner}/{repo}/issues'
const PAGE = 100
const MOST_PAGES = 3

export type IssueQuestion = {
  readonly repo: Repo
  readonly login: string
  readonly marker: string
  readonly labels: readonly string[]
}

/**
 * The one issue of an incident: carries our marker and was written by us. One call tells of the newest hundred of ours,
 * which in most repositories are all; beyond these it is looked for under our label, and then without it, because
 * anyone may take a label off.
 */
export async function findIncidentIssue(
  client: GitHubClient,
  question: IssueQuestion,
): Promise<IncidentIssue | null> {
  const [label] = question.labels
  const newest = await ownOn(client, question, {}, 1)
  if (newest.own !== null || newest.isLast) return newest.own
  const labelled = label === undefined ? null : await findAmong(client, question, { labels: label }, 1)
  return labelled ?? (await findAmong(client, question, {}, 2))
}

async function findAmong(
  client: GitHubClient,
  question: IssueQuestion,
  filter: Parameters,
  from: number,
): Promise<IncidentIssue | null> {
  for (let page = from; page <= MOST_PAGES; page += 1) {
    const { own, isLast } = await ownOn(client, question, filter, page)
    if (own !== null || isLast) return own
  }
  return null
}

type OnPage = { readonly own: IncidentIssue | null; readonly isLast: boolean }

async function ownOn(
  client: GitHubClient,
  question: IssueQuestion,
  filter: Parameters,
  page: number,
): Promise<OnPage> {
  const asked = { ...filter, creator: question.login, state: 'all', per_page: PAGE, page }
  const found = await readRest(client, ROUTE, { ...ownerAndRepo(question.repo), ...asked }, z.array(issue))
  const own = found.find(
    ({ author, isPull, issue: { body } }) =>
      !isPull && sameLogin(author, question.login) && body.includes(question.marker),
  )
  return { own: own?.issue ?? null, isLast: found.length < PAGE }
}

export function sameLogin(author: string | null, login: string): boolean {
  return author?.toLowerCase() === login.toLowerCase()
}
