import {
  notFound,
  numberParam,
  paged,
  Problem,
  validationFailed,
  type Exchange,
  type Reply,
  type Route,
} from '../exchange.ts'
import type { CommentRecord, IssueRecord, PullRecord, ReactionRecord } from '../records.ts'
import { commentJson, issueJson, pullAsIssueJson, reactionJson } from '../represent/issues.ts'

const longestTitle = 256
const longestBody = 65_536

function enabled({ repository }: Exchange) {
  if (!repository.hasIssues) throw new Problem(410, 'Issues has been disabled in this repository.')
  return repository
}

function issueOf(exchange: Exchange): IssueRecord {
  const number = numberParam(exchange, 'issue_number')
  const found = enabled(exchange).issues.find((each) => each.number === number)
  if (found === undefined) throw notFound()
  if (found.deleted) throw new Problem(410, 'This issue was deleted')
  return found
}

const text = (body: Exchange['body'], name: string): string | undefined => {
  const value = body[name]
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined
}

function checkLengths(resource: string, body: Exchange['body']): void {
  const title = text(body, 'title')
  if (title !== undefined && title.trim() === '') throw validationFailed(resource, 'title', 'missing_field')
  for (const [name, longest] of [
    ['title', longestTitle],
    ['body', longestBody],
  ] as const) {
    if ((text(body, name)?.length ?? 0) <= longest) continue
    throw validationFailed(resource, name, 'custom', `${name} is too long (maximum is ${longest} characters)`)
  }
}

const labelNames = (value: unknown): readonly string[] =>
  (Array.isArray(value) ? value : []).map((label: unknown) =>
    typeof label === 'object' && label !== null && 'name' in label ? String(label.name) : String(label),
  )

/** The identity that writes, and whether it is the App. */
const writer = ({ grant }: Exchange) => ({
  user: grant?.login ?? 'ghost',
  byApp: grant?.kind === 'installation',
})

function create(exchange: Exchange): Reply {
  const repository = enabled(exchange)
  checkLengths('Issue', exchange.body)
  const issue = repository.issue({
    title: text(exchange.body, 'title') ?? '',
    body: text(exchange.body, 'body') ?? null,
    labels: labelNames(exchange.body['labels']),
    ...writer(exchange),
  })
  return { status: 201, body: issueJson(exchange, issue) }
}

function update(exchange: Exchange): Reply {
  const issue = issueOf(exchange)
  const { body } = exchange
  checkLengths('Issue', body)
  const now = exchange.world.at()
  issue.title = text(body, 'title') ?? issue.title
  issue.body = body['body'] === undefined ? issue.body : (text(body, 'body') ?? null)
  issue.labels = body['labels'] === undefined ? issue.labels : labelNames(body['labels'])
  const state = body['state']
  if ((state === 'open' || state === 'closed') && state !== issue.state) {
    issue.state = state
    issue.closedAt = state === 'closed' ? now : null
    const reason = body['state_reason'] as IssueRecord['stateReason'] | undefined
    issue.stateReason = reason ?? (state === 'closed' ? 'completed' : 'reopened')
  }
  issue.updatedAt = now
  return { status: 200, body: issueJson(exchange, issue) }
}

/** Issues and pull requests together, newest first, as GitHub lists them. */
function list(exchange: Exchange): Reply {
  const repository = enabled(exchange)
  const state = exchange.query.get('state') ?? 'open'
  const creator = exchange.query.get('creator')
  const labels = (exchange.query.get('labels') ?? '').split(',').filter(Boolean)
  const all = [
    ...repository.issues.filter((issue) => !issue.deleted).map((issue) => issueJson(exchange, issue)),
    ...repository.pulls
      .filter((pull) => pull.otherBase === null)
      .map((pull) => pullAsIssueJson(exchange, pull)),
  ]
  const matching = all
    .filter((each) => state === 'all' || each.state === state)
    .filter((each) => creator === null || each.user.login === creator)
    .filter((each) =>
      labels.every((name) => each.labels.some((label) => label.name.toLowerCase() === name.toLowerCase())),
    )
    .toSorted((a, b) => b.number - a.number)
  const { items, headers } = paged(exchange, matching)
  return { status: 200, body: items, headers }
}

/** An issue, or a pull request, whose comments GitHub keeps in the same way. */
function commentedOf(exchange: Exchange): IssueRecord | PullRecord {
  const number = numberParam(exchange, 'issue_number')
  const pull = exchange.repository.pulls.find((one) => one.number === number && one.otherBase === null)
  return pull ?? issueOf(exchange)
}

function editComment(exchange: Exchange): Reply {
  const id = numberParam(exchange, 'comment_id')
  checkLengths('IssueComment', exchange.body)
  const { issues, pulls } = exchange.repository
  for (const one of [...issues, ...pulls]) {
    const found = one.comments.find((comment) => comment.id === id)
    if (found === undefined) continue
    found.body = text(exchange.body, 'body') ?? found.body
    found.updatedAt = exchange.world.at()
    return { status: 200, body: commentJson(exchange, one, found) }
  }
  throw notFound()
}

function comment(exchange: Exchange): Reply {
  const issue = commentedOf(exchange)
  checkLengths('IssueComment', exchange.body)
  const now = exchange.world.at()
  const record: CommentRecord = {
    id: exchange.world.nextId(),
    body: text(exchange.body, 'body') ?? '',
    ...writer(exchange),
    createdAt: now,
    updatedAt: now,
    reactions: [],
  }
  issue.comments.push(record)
  if ('stateReason' in issue) issue.updatedAt = now
  return { status: 201, body: commentJson(exchange, issue, record) }
}

function comments(exchange: Exchange): Reply {
  const issue = commentedOf(exchange)
  const { items, headers } = paged(exchange, issue.comments)
  return { status: 200, body: items.map((each) => commentJson(exchange, issue, each)), headers }
}

/** The same account's second reaction of a kind is the first one. */
function react(exchange: Exchange): Reply {
  const id = numberParam(exchange, 'comment_id')
  const all = enabled(exchange).issues.filter((issue) => !issue.deleted)
  const found = all.flatMap((issue) => issue.comments).find((comment) => comment.id === id)
  if (found === undefined) throw notFound()
  const { user } = writer(exchange)
  const content = text(exchange.body, 'content') ?? ''
  const known = found.reactions.find((one) => one.user === user && one.content === content)
  if (known !== undefined) return { status: 200, body: reactionJson(exchange, known) }
  const { world } = exchange
  const made: ReactionRecord = { id: world.nextId(), content, user, createdAt: world.at() }
  found.reactions.push(made)
  return { status: 201, body: reactionJson(exchange, made) }
}

const read = [{ issues: 'read' }, { pull_requests: 'read' }] as const
const write = [{ issues: 'write' }, { pull_requests: 'write' }] as const
const paging = ['per_page', 'page']

export const issueRoutes: readonly Route[] = [
  {
    operation: 'GET /repos/{owner}/{repo}/issues',
    needs: read,
    query: ['labels', 'creator', 'state', ...paging],
    answer: list,
  },
  { operation: 'POST /repos/{owner}/{repo}/issues', needs: [{ issues: 'write' }], answer: create },
  {
    operation: 'GET /repos/{owner}/{repo}/issues/{issue_number}',
    needs: read,
    answer: (exchange) => ({ status: 200, body: issueJson(exchange, issueOf(exchange)) }),
  },
  {
    operation: 'POST /repos/{owner}/{repo}/issues/comments/{comment_id}/reactions',
    needs: write,
    answer: react,
  },
  {
    operation: 'PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}',
    needs: write,
    answer: editComment,
  },
  { operation: 'PATCH /repos/{owner}/{repo}/issues/{issue_number}', needs: write, answer: update },
  {
    operation: 'GET /repos/{owner}/{repo}/issues/{issue_number}/comments',
    needs: read,
    query: paging,
    answer: comments,
  },
  { operation: 'POST /repos/{owner}/{repo}/issues/{issue_number}/comments', needs: write, answer: comment },
]
