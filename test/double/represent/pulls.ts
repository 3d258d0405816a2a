import { nodeId } from '../app-key.ts'
import type { PullRecord } from '../records.ts'
import { userJson } from './accounts.ts'
import { statsJson } from './commits.ts'
import { labelJson } from './issues.ts'
import { repositoryJson, repositoryPage, repositoryUrl } from './repositories.ts'
import type { InRepository } from './where.ts'

const linksOf = (where: InRepository, pull: PullRecord) => {
  const url = repositoryUrl(where, where.repository)
  const self = `${url}/pulls/${pull.number}`
  const issue = `${url}/issues/${pull.number}`
  return {
    self,
    html: `${repositoryPage(where, where.repository)}/pull/${pull.number}`,
    issue,
    comments: `${issue}/comments`,
    review_comments: `${self}/comments`,
    review_comment: `${url}/pulls/comments{/number}`,
    commits: `${self}/commits`,
    statuses: `${url}/statuses/${pull.diffHead}`,
  }
}

/** A whole pull request, as the `pull_request` webhook carries it. */
export async function pullJson(where: InRepository, pull: PullRecord) {
  const { repository } = where
  const files = await repository.git.files(pull.diffBase, pull.diffHead)
  const links = linksOf(where, pull)
  const { additions, deletions } = statsJson(files)
  const author = userJson(where, pull.author ?? 'ghost')
  const end = (ref: string, sha: string, login: string) => ({
    label: `${repository.owner}:${ref}`,
    ref,
    sha,
    user: userJson(where, login),
    repo: repositoryJson(where, repository),
  })
  return {
    url: links.self,
    id: pull.id,
    node_id: nodeId('PR', repository.id, pull.id),
    html_url: links.html,
    diff_url: `${links.html}.diff`,
    patch_url: `${links.html}.patch`,
    issue_url: links.issue,
    number: pull.number,
    state: pull.mergedAt === null ? 'open' : 'closed',
    locked: false,
    title: pull.title,
    user: author,
    body: pull.body,
    created_at: pull.createdAt,
    updated_at: pull.updatedAt,
    closed_at: pull.mergedAt,
    merged_at: pull.mergedAt,
    merge_commit_sha: pull.mergeCommit,
    assignee: null,
    assignees: [],
    requested_reviewers: [],
    requested_teams: [],
    labels: pull.labels.map((name) => labelJson(where, name)),
    milestone: null,
    draft: pull.draft,
    commits_url: links.commits,
    review_comments_url: links.review_comments,
    review_comment_url: links.review_comment,
    comments_url: links.comments,
    statuses_url: links.statuses,
    head: end(pull.head, pull.commits[0] ?? pull.diffHead, pull.author ?? 'ghost'),
    base: end(pull.base, pull.diffBase ?? pull.diffHead, repository.owner),
    _links: Object.fromEntries(Object.entries(links).map(([name, href]) => [name, { href }])),
    author_association: 'CONTRIBUTOR',
    auto_merge: null,
    active_lock_reason: null,
    merged: pull.mergedAt !== null,
    mergeable: null,
    rebaseable: null,
    mergeable_state: 'unknown',
    merged_by: pull.mergedAt === null ? null : author,
    comments: 0,
    review_comments: 0,
    maintainer_can_modify: false,
    commits: pull.commits.length,
    additions,
    deletions,
    changed_files: files.length,
  }
}
