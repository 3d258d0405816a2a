import { idOf, nodeId } from '../app-key.ts'
import type { CommentRecord, IssueRecord, PullRecord, ReactionRecord } from '../records.ts'
import { appJson, userJson } from './accounts.ts'
import { repositoryPage, repositoryUrl } from './repositories.ts'
import type { InRepository } from './where.ts'

export const labelJson = (where: InRepository, name: string) => ({
  id: idOf(`label ${name}`),
  node_id: nodeId('LA', where.repository.id, idOf(`label ${name}`)),
  url: `${repositoryUrl(where, where.repository)}/labels/${encodeURIComponent(name)}`,
  name,
  color: 'ededed',
  default: false,
  description: null,
})

export const reactionJson = (where: InRepository, { id, content, user, createdAt }: ReactionRecord) => ({
  id,
  node_id: nodeId('REA', where.repository.id, id),
  user: userJson(where, user),
  content,
  created_at: createdAt,
})

const reactions = (url: string) => ({
  url: `${url}/reactions`,
  total_count: 0,
  '+1': 0,
  '-1': 0,
  laugh: 0,
  hooray: 0,
  confused: 0,
  heart: 0,
  rocket: 0,
  eyes: 0,
})

const issueUrl = (where: InRepository, number: number): string =>
  `${repositoryUrl(where, where.repository)}/issues/${number}`

export function issueJson(where: InRepository, issue: IssueRecord) {
  const url = issueUrl(where, issue.number)
  const { app } = where.world
  return {
    url,
    repository_url: repositoryUrl(where, where.repository),
    labels_url: `${url}/labels{/name}`,
    comments_url: `${url}/comments`,
    events_url: `${url}/events`,
    html_url: `${repositoryPage(where, where.repository)}/issues/${issue.number}`,
    id: issue.id,
    node_id: nodeId('I', where.repository.id, issue.id),
    number: issue.number,
    title: issue.title,
    user: userJson(where, issue.user),
    labels: issue.labels.map((name) => labelJson(where, name)),
    state: issue.state,
    locked: false,
    assignee: null,
    assignees: [],
    milestone: null,
    comments: issue.comments.length,
    created_at: issue.createdAt,
    updated_at: issue.updatedAt,
    closed_at: issue.closedAt,
    author_association: 'NONE',
    active_lock_reason: null,
    body: issue.body,
    closed_by: issue.closedAt === null ? null : userJson(where, issue.user),
    reactions: reactions(url),
    timeline_url: `${url}/timeline`,
    performed_via_github_app: issue.byApp ? appJson(where, app) : null,
    state_reason: issue.stateReason,
  }
}

/** GitHub lists pull requests among the issues, told apart by their `pull_request` key. */
export function pullAsIssueJson(where: InRepository, pull: PullRecord) {
  const record: IssueRecord = {
    id: pull.id,
    number: pull.number,
    title: pull.title,
    body: pull.body,
    labels: pull.labels,
    state: pull.mergedAt === null ? 'open' : 'closed',
    stateReason: null,
    user: pull.author ?? 'ghost',
    byApp: false,
    createdAt: pull.createdAt,
    updatedAt: pull.updatedAt,
    closedAt: pull.mergedAt,
    deleted: false,
    comments: [],
  }
  const page = `${repositoryPage(where, where.repository)}/pull/${pull.number}`
  return {
    ...issueJson(where, record),
    html_url: page,
    draft: false,
    pull_request: {
      url: `${repositoryUrl(where, where.repository)}/pulls/${pull.number}`,
      html_url: page,
      diff_url: `${page}.diff`,
      patch_url: `${page}.patch`,
      merged_at: pull.mergedAt,
    },
  }
}

/** A comment on an issue or on a pull request, which GitHub shows on different pages. */
export function commentJson(
  where: InRepository,
  issue: Pick<IssueRecord, 'number'> & { readonly mergedAt?: string | null },
  comment: CommentRecord,
) {
  const kind = issue.mergedAt === undefined ? 'issues' : 'pull'
  const url = `${repositoryUrl(where, where.repository)}/issues/comments/${comment.id}`
  return {
    url,
    html_url: `${repositoryPage(where, where.repository)}/${kind}/${issue.number}#issuecomment-${comment.id}`,
    issue_url: issueUrl(where, issue.number),
    id: comment.id,
    node_id: nodeId('IC', where.repository.id, comment.id),
    user: userJson(where, comment.user),
    created_at: comment.createdAt,
    updated_at: comment.updatedAt,
    body: comment.body,
    author_association: 'NONE',
    reactions: reactions(url),
    performed_via_github_app: comment.byApp ? appJson(where, where.world.app) : null,
  }
}
