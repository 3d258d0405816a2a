import { nodeId } from '../app-key.ts'
import {
  notFound,
  numberParam,
  paged,
  validationFailed,
  type Exchange,
  type Reply,
  type Route,
} from '../exchange.ts'
import type { CheckActionRecord, CommitCommentRecord, OwnCheckRecord } from '../records.ts'
import { userJson } from '../represent/accounts.ts'
import { ownCheckJson } from '../represent/own-checks.ts'
import { repositoryPage, repositoryUrl } from '../represent/repositories.ts'

const longestBody = 65_536
const longestOutput = 65_535

const text = (value: unknown): string => (typeof value === 'string' ? value : '')

const asRecord = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? { ...value } : {}

function commentJson(exchange: Exchange, comment: CommitCommentRecord) {
  const { repository } = exchange
  const page = `${repositoryPage(exchange, repository)}/commit/${comment.sha}`
  return {
    html_url: `${page}#commitcomment-${comment.id}`,
    url: `${repositoryUrl(exchange, repository)}/comments/${comment.id}`,
    id: comment.id,
    node_id: nodeId('CC', repository.id, comment.id),
    body: comment.body,
    path: null,
    position: null,
    line: null,
    commit_id: comment.sha,
    user: userJson(exchange, comment.user),
    created_at: comment.createdAt,
    updated_at: comment.updatedAt,
    author_association: 'NONE',
  }
}

function bodyOf({ body }: Exchange): string {
  const given = text(body['body'])
  if (given.length <= longestBody) return given
  throw validationFailed(
    'CommitComment',
    'body',
    'custom',
    `body is too long (maximum is ${longestBody} characters)`,
  )
}

function listComments(exchange: Exchange): Reply {
  const { repository, params } = exchange
  const all = repository.commitComments.filter(({ sha }) => sha === params['commit_sha'])
  const { items, headers } = paged(exchange, all)
  return { status: 200, body: items.map((one) => commentJson(exchange, one)), headers }
}

async function createComment(exchange: Exchange): Promise<Reply> {
  const { repository, world, params, grant } = exchange
  const sha = await repository.git.resolve(params['commit_sha'] ?? '')
  if (sha === null) throw notFound()
  const at = world.at()
  const comment: CommitCommentRecord = {
    id: world.nextId(),
    sha,
    body: bodyOf(exchange),
    user: grant?.login ?? 'ghost',
    byApp: grant?.kind === 'installation',
    createdAt: at,
    updatedAt: at,
    reactions: [],
  }
  repository.commitComments.push(comment)
  return { status: 201, body: commentJson(exchange, comment) }
}

function updateComment(exchange: Exchange): Reply {
  const id = numberParam(exchange, 'comment_id')
  const found = exchange.repository.commitComments.find((one) => one.id === id)
  if (found === undefined) throw notFound()
  found.body = bodyOf(exchange)
  found.updatedAt = exchange.world.at()
  return { status: 200, body: commentJson(exchange, found) }
}

function outputOf({ body }: Exchange): OwnCheckRecord['output'] {
  const output = asRecord(body['output'])
  const [title, summary] = [text(output['title']), text(output['summary'])]
  if (summary.length <= longestOutput) return { title, summary }
  throw validationFailed('CheckRun', 'summary', 'custom', 'summary exceeds a maximum of 65535 characters')
}

function actionsOf({ body }: Exchange): readonly CheckActionRecord[] | null {
  const given = body['actions']
  if (!Array.isArray(given)) return null
  return given.map(asRecord).map((one) => ({
    label: text(one['label']),
    description: text(one['description']),
    identifier: text(one['identifier']),
  }))
}

function listChecks(exchange: Exchange): Reply {
  const { repository, params, query } = exchange
  const name = query.get('check_name')
  const all = repository.ownChecks.filter(
    (one) => one.sha === params['ref'] && (name === null || one.name === name),
  )
  const { items, headers } = paged(exchange, all)
  const body = { total_count: all.length, check_runs: items.map((one) => ownCheckJson(exchange, one)) }
  return { status: 200, body, headers }
}

function createCheck(exchange: Exchange): Reply {
  const { repository, world, body, grant } = exchange
  const check: OwnCheckRecord = {
    id: world.nextId(),
    name: text(body['name']),
    sha: text(body['head_sha']),
    externalId: text(body['external_id']),
    slug: (grant?.login ?? '').replace(/\[bot\]$/, ''),
    startedAt: world.at(),
    status: text(body['status']),
    conclusion: text(body['conclusion']),
    output: outputOf(exchange),
    actions: actionsOf(exchange) ?? [],
  }
  repository.ownChecks.push(check)
  return { status: 201, body: ownCheckJson(exchange, check) }
}

function updateCheck(exchange: Exchange): Reply {
  const id = numberParam(exchange, 'check_run_id')
  const found = exchange.repository.ownChecks.find((one) => one.id === id)
  if (found === undefined) throw notFound()
  found.status = text(exchange.body['status'])
  found.conclusion = text(exchange.body['conclusion'])
  found.output = outputOf(exchange)
  found.actions = actionsOf(exchange) ?? found.actions
  return { status: 200, body: ownCheckJson(exchange, found) }
}

const paging = ['per_page', 'page']

/** Where a report may stand besides an issue: comments on commits, and check runs that an App makes itself. */
export const placeRoutes: readonly Route[] = [
  {
    operation: 'GET /repos/{owner}/{repo}/commits/{commit_sha}/comments',
    needs: [{ metadata: 'read' }],
    query: paging,
    answer: listComments,
  },
  {
    operation: 'POST /repos/{owner}/{repo}/commits/{commit_sha}/comments',
    needs: [{ contents: 'read' }],
    answer: createComment,
  },
  {
    operation: 'PATCH /repos/{owner}/{repo}/comments/{comment_id}',
    needs: [{ contents: 'read' }],
    answer: updateComment,
  },
  {
    operation: 'GET /repos/{owner}/{repo}/commits/{ref}/check-runs',
    needs: [{ checks: 'read' }],
    query: ['check_name', 'filter', ...paging],
    answer: listChecks,
  },
  { operation: 'POST /repos/{owner}/{repo}/check-runs', needs: [{ checks: 'write' }], answer: createCheck },
  {
    operation: 'PATCH /repos/{owner}/{repo}/check-runs/{check_run_id}',
    needs: [{ checks: 'write' }],
    answer: updateCheck,
  },
]
