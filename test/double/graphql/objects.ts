import { nodeId } from '../app-key.ts'
import type { GitCommit } from '../git-repository.ts'
import { commitNodeId } from '../represent/commits.ts'
import { demand, type Asking } from './access.ts'
import { checksOfCommit } from './checks.ts'
import { connection, githubError, type PageArguments } from './connection.ts'
import { pullsOfCommit } from './pulls.ts'

/** Longer texts are cut, and `isTruncated` says so. */
const longestText = 512_000

/** Git's own rule: a file with a NUL byte near its start is binary. */
const isBinary = (bytes: Buffer): boolean => bytes.subarray(0, 8000).includes(0)

async function blame(asking: Asking, commit: GitCommit, path: string) {
  const ranges = await asking.repository.git.blame(commit.sha, path)
  if (ranges === null) {
    throw githubError('NOT_FOUND', `Could not resolve to a blob at '${path}' in '${commit.sha}'.`)
  }
  const { git } = asking.repository
  const known = await git.commits([...new Set(ranges.map((range) => range.sha))])
  const bySha = new Map(known.map((each) => [each.sha, toCommit(asking, each)]))
  return {
    ranges: ranges.map((range) => ({
      startingLine: range.start,
      endingLine: range.end,
      age: 1,
      commit: bySha.get(range.sha),
    })),
  }
}

type HistoryArguments = PageArguments & { readonly path?: string | null; readonly since?: string | null }

async function historyOf(asking: Asking, commit: GitCommit, { path, since, ...page }: HistoryArguments) {
  const { git } = asking.repository
  const shas =
    typeof path === 'string'
      ? (await git.run(['rev-list', '--date-order', commit.sha, '--', path])).toString().split('\n')
      : await git.history(commit.sha)
  const all = await git.commits(shas.filter(Boolean).slice(0, 1000))
  const young = all.filter(
    ({ committer }) => typeof since !== 'string' || Date.parse(committer.at) >= Date.parse(since),
  )
  return connection(
    'history',
    young.map((each) => toCommit(asking, each)),
    page,
  )
}

export function toCommit(asking: Asking, commit: GitCommit): Record<string, unknown> {
  const { repository, world } = asking
  return {
    __typename: 'Commit',
    id: commitNodeId(repository, commit.sha),
    oid: commit.sha,
    abbreviatedOid: commit.sha.slice(0, 7),
    message: commit.message,
    messageHeadline: commit.message.split('\n')[0] ?? '',
    committedDate: commit.committer.at,
    authoredDate: commit.author.at,
    url: `${world.htmlUrl}/${repository.fullName}/commit/${commit.sha}`,
    tree: { __typename: 'Tree', oid: commit.tree },
    parents: async (page: PageArguments) => {
      const parents = await repository.git.commits(commit.parents)
      return connection(
        'parents',
        parents.map((each) => toCommit(asking, each)),
        page,
      )
    },
    history: (wanted: HistoryArguments) => historyOf(asking, commit, wanted),
    ...checksOfCommit(asking, commit.sha),
    associatedPullRequests: (page: PageArguments) => pullsOfCommit(asking, commit.sha, page),
    blame: ({ path }: { readonly path: string }) => blame(asking, commit, path),
  }
}

async function entryAt({ repository }: Asking, sha: string, path: string) {
  const found = await repository.git.entry(sha, path)
  if (found === null) return null
  if (found.type !== 'blob') {
    return { __typename: 'Tree', id: nodeId('T', repository.id, found.sha), oid: found.sha }
  }
  const binary = isBinary(found.bytes)
  return {
    __typename: 'Blob',
    id: nodeId('B', repository.id, found.sha),
    oid: found.sha,
    byteSize: found.bytes.length,
    isBinary: binary,
    isTruncated: found.bytes.length > longestText,
    text: binary ? null : found.bytes.subarray(0, longestText).toString(),
  }
}

type ObjectArguments = { readonly expression?: string | null; readonly oid?: string | null }

/** `Repository.object` for a commit by id or name, or a file as `commit:path`. Null when there is none. */
export async function objectOf(asking: Asking, { expression, oid }: ObjectArguments) {
  demand(asking.grant, 'contents')
  const { git } = asking.repository
  const text = oid ?? expression ?? ''
  const colon = oid === null || oid === undefined ? text.indexOf(':') : -1
  const sha = await git.resolve(colon < 0 ? text : text.slice(0, colon))
  if (sha === null) return null
  return colon < 0 ? toCommit(asking, await git.commit(sha)) : entryAt(asking, sha, text.slice(colon + 1))
}
