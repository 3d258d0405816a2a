import type { GitCommit } from './git-repository.ts'
import { frame, type Payload } from './payload-frame.ts'
import { loginOf } from './represent/commits.ts'
import { repositoryPage } from './represent/repositories.ts'
import type { InRepository } from './represent/where.ts'

export type Push = {
  readonly before: string
  readonly after: string
  /** Default: the default branch. */
  readonly branch?: string
  readonly forced?: boolean
}

export type MergeGroup = {
  readonly head: string
  readonly base: string
  /** Of the queue's branch; it is to be merged into the default branch. */
  readonly branch: string
  /** Not given: its checks are requested. */
  readonly reason?: 'merged' | 'invalidated' | 'dequeued'
}

const zeros = '0'.repeat(40)
/** GitHub lists no more commits than this in one push. */
const mostCommits = 2048

async function pushedCommit(where: InRepository, commit: GitCommit) {
  const files = await where.repository.git.files(commit.parents[0] ?? null, commit.sha)
  const paths = (...statuses: readonly string[]) =>
    files.filter((file) => statuses.includes(file.status)).map((file) => file.path)
  const person = ({ name, email, at }: GitCommit['author']) => ({
    name,
    email,
    date: at,
    username: loginOf(name),
  })
  return {
    id: commit.sha,
    tree_id: commit.tree,
    distinct: true,
    message: commit.message,
    timestamp: commit.committer.at,
    url: `${repositoryPage(where, where.repository)}/commit/${commit.sha}`,
    author: person(commit.author),
    committer: person(commit.committer),
    // A push knows no renames: they are a removal and an addition.
    added: paths('added', 'copied', 'renamed'),
    removed: [
      ...paths('removed'),
      ...files.flatMap((file) => (file.status === 'renamed' ? (file.previousPath ?? []) : [])),
    ],
    modified: paths('modified', 'changed'),
  }
}

export async function push(where: InRepository, declared: Push): Promise<Payload> {
  const { repository } = where
  const { before, after } = declared
  const created = before === zeros
  const deleted = after === zeros
  const shas = created || deleted ? [] : await repository.git.between(before, after)
  const commits = await repository.git.commits(shas.slice(-mostCommits))
  const pushed = await Promise.all(commits.map((commit) => pushedCommit(where, commit)))
  const head = deleted ? null : await pushedCommit(where, await repository.git.commit(after))
  const pusher = head?.committer.username ?? repository.owner
  const framed = frame(where, pusher)
  const seconds = Math.floor(Date.parse(repository.createdAt) / 1000)
  return {
    ref: `refs/heads/${declared.branch ?? repository.defaultBranch}`,
    before,
    after,
    created,
    deleted,
    forced: declared.forced ?? false,
    base_ref: null,
    compare: `${repositoryPage(where, repository)}/compare/${before.slice(0, 12)}...${after.slice(0, 12)}`,
    commits: pushed,
    head_commit: head,
    pusher: { name: pusher, email: `${pusher}@example.test` },
    ...framed,
    // A push alone gives times of the repository in seconds, and its page as its address.
    repository: {
      ...framed.repository,
      url: repositoryPage(where, repository),
      created_at: seconds,
      pushed_at: Math.floor(Date.parse(where.world.at()) / 1000),
      master_branch: repository.defaultBranch,
      stargazers: 0,
    },
  }
}

export async function mergeGroup(where: InRepository, group: MergeGroup): Promise<Payload> {
  const { head, base, branch, reason } = group
  const { id, tree_id, message, timestamp, author, committer } = await pushedCommit(
    where,
    await where.repository.git.commit(head),
  )
  const person = ({ name, email }: typeof author) => ({ name, email })
  return {
    action: reason === undefined ? 'checks_requested' : 'destroyed',
    ...(reason === undefined ? {} : { reason }),
    merge_group: {
      head_sha: head,
      head_ref: `refs/heads/${branch}`,
      base_sha: base,
      base_ref: `refs/heads/${where.repository.defaultBranch}`,
      head_commit: {
        id,
        tree_id,
        message,
        timestamp,
        author: person(author),
        committer: person(committer),
      },
    },
    ...frame(where, where.repository.owner),
  }
}
