import { nodeId } from '../app-key.ts'
import type { DiffFile } from '../git-diff.ts'
import type { PullRecord } from '../records.ts'
import { commitNodeId } from '../represent/commits.ts'
import { demand, type Asking } from './access.ts'
import { connection, type PageArguments } from './connection.ts'

const mostFiles = 3000

const changeTypes: Readonly<Record<DiffFile['status'], string>> = {
  added: 'ADDED',
  removed: 'DELETED',
  modified: 'MODIFIED',
  renamed: 'RENAMED',
  copied: 'COPIED',
  changed: 'CHANGED',
}

const toFile = (file: DiffFile) => ({
  path: file.path,
  additions: file.additions,
  deletions: file.deletions,
  changeType: changeTypes[file.status],
})

const stateOf = (pull: PullRecord): string => (pull.mergedAt === null ? 'OPEN' : 'MERGED')

/** An account in GraphQL: a bot has no `[bot]` at its end there; one that is gone is null. */
const authorOf = (login: string | null) =>
  login === null
    ? null
    : { __typename: login.endsWith('[bot]') ? 'Bot' : 'User', login: login.replace(/\[bot\]$/, '') }

function baseRepositoryOf({ repository }: Asking, pull: PullRecord) {
  const id = pull.otherBase?.id ?? repository.id
  const nameWithOwner = pull.otherBase?.fullName ?? repository.fullName
  const [owner = '', name = ''] = nameWithOwner.split('/')
  return {
    __typename: 'Repository',
    id: nodeId('R', id),
    databaseId: id,
    nameWithOwner,
    name,
    owner: {
      __typename: 'Organization',
      login: owner,
    },
  }
}

function toCheck({ name, workflow, conclusion, startedAt, completedAt }: PullRecord['checks'][number]) {
  if (workflow === null) {
    const state = conclusion ?? 'PENDING'
    return { __typename: 'StatusContext', context: name, state, createdAt: completedAt ?? startedAt }
  }
  const checkSuite = {
    __typename: 'CheckSuite',
    workflowRun: { __typename: 'WorkflowRun', workflow: { __typename: 'Workflow', name: workflow } },
  }
  return { __typename: 'CheckRun', name, conclusion, startedAt, completedAt, checkSuite }
}

/** The head of a pull request with its checks. Its own branch is gone from git, so no more is known of it. */
function headOf({ grant }: Asking, { checks, diffHead }: PullRecord) {
  return {
    __typename: 'PullRequestCommit',
    commit: {
      __typename: 'Commit',
      oid: diffHead,
      statusCheckRollup: () => {
        demand(grant, 'checks')
        if (checks.length === 0) return null
        return {
          __typename: 'StatusCheckRollup',
          contexts: (page: PageArguments) => connection('contexts', checks.map(toCheck), page),
        }
      },
    },
  }
}

export function toPull(asking: Asking, pull: PullRecord) {
  const { repository, world } = asking
  const files = async () => (await repository.git.files(pull.diffBase, pull.diffHead)).slice(0, mostFiles)
  const sum = async (count: (file: DiffFile) => number) =>
    (await files()).reduce((total, file) => total + count(file), 0)
  const base = baseRepositoryOf(asking, pull)
  return {
    __typename: 'PullRequest',
    id: nodeId('PR', repository.id, pull.id),
    databaseId: pull.id,
    number: pull.number,
    title: pull.title,
    body: pull.body ?? '',
    bodyText: pull.body ?? '',
    state: stateOf(pull),
    merged: pull.mergedAt !== null,
    mergedAt: pull.mergedAt,
    createdAt: pull.createdAt,
    updatedAt: pull.updatedAt,
    author: authorOf(pull.author),
    url: `${world.htmlUrl}/${base.nameWithOwner}/pull/${pull.number}`,
    baseRefName: pull.base,
    headRefName: pull.head,
    isDraft: pull.draft,
    isCrossRepository: pull.fromFork,
    mergeCommit:
      pull.mergeCommit === null
        ? null
        : { __typename: 'Commit', id: commitNodeId(repository, pull.mergeCommit), oid: pull.mergeCommit },
    baseRepository: base,
    labels: (page: PageArguments) =>
      connection(
        'labels',
        pull.labels.map((name) => ({ __typename: 'Label', name })),
        page,
      ),
    commits: (page: PageArguments) => connection('commits', [headOf(asking, pull)], page),
    files: async (page: PageArguments) => connection('files', (await files()).map(toFile), page),
    changedFiles: async () => (await files()).length,
    additions: () => sum((file) => file.additions),
    deletions: () => sum((file) => file.deletions),
  }
}

/** `Commit.associatedPullRequests`: what the index knows, other repositories' pull requests included. */
export function pullsOfCommit(asking: Asking, sha: string, page: PageArguments) {
  demand(asking.grant, 'pull_requests')
  const found = asking.repository.pulls.filter((pull) => pull.indexed && pull.commits.includes(sha))
  return connection(
    'associatedPullRequests',
    found.map((pull) => toPull(asking, pull)),
    page,
  )
}

type PullArguments = PageArguments & {
  readonly states?: readonly string[] | null
  readonly baseRefName?: string | null
  readonly headRefName?: string | null
  readonly orderBy?: { readonly field: string; readonly direction: 'ASC' | 'DESC' } | null
}

/** `Repository.pullRequests`; it does not go through the index, so a fresh merge is here at once. */
export function pullsOf(
  asking: Asking,
  { states, baseRefName, headRefName, orderBy, ...page }: PullArguments,
) {
  demand(asking.grant, 'pull_requests')
  const key = (pull: PullRecord): number =>
    Date.parse(orderBy?.field === 'UPDATED_AT' ? pull.updatedAt : pull.createdAt)
  const matching = asking.repository.pulls
    .filter((pull) => pull.otherBase === null)
    .filter((pull) => states?.includes(stateOf(pull)) ?? true)
    .filter((pull) => typeof baseRefName !== 'string' || pull.base === baseRefName)
    .filter((pull) => typeof headRefName !== 'string' || pull.head === headRefName)
    .toSorted((a, b) => key(a) - key(b) || a.number - b.number)
  const ordered = orderBy?.direction === 'DESC' ? matching.toReversed() : matching
  return connection(
    'pullRequests',
    ordered.map((pull) => toPull(asking, pull)),
    page,
  )
}
