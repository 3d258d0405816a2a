import {
  linkHeader,
  notFound,
  paged,
  pageOf,
  Problem,
  type Exchange,
  type Reply,
  type Route,
} from '../exchange.ts'
import type { DiffFile } from '../git-diff.ts'
import { commitJson, fileJson, statsJson } from '../represent/commits.ts'
import { repositoryPage, repositoryUrl } from '../represent/repositories.ts'

const filesPerAnswer = 300
const filesPerCommit = 3000
const commitsWithoutPaging = 250

async function filesJson(exchange: Exchange, from: string | null, to: string, files: readonly DiffFile[]) {
  const patches = await exchange.repository.git.patches(from, to)
  return files.map((file) => fileJson(exchange, to, file, patches.get(file.path)))
}

async function oneCommit(exchange: Exchange): Promise<Reply> {
  const { git } = exchange.repository
  const ref = exchange.params['ref'] ?? ''
  const sha = await git.resolve(ref)
  if (sha === null) throw new Problem(422, `No commit found for SHA: ${ref}`)
  const commit = await git.commit(sha)
  const from = commit.parents[0] ?? null
  const files = (await git.files(from, sha)).slice(0, filesPerCommit)
  const { page, length } = pageOf(exchange.query, filesPerAnswer)
  const shown = files.slice((page - 1) * length, page * length)
  return {
    status: 200,
    body: {
      ...commitJson(exchange, commit),
      stats: statsJson(files),
      files: await filesJson(exchange, from, sha, shown),
    },
    headers: linkHeader(exchange, files.length, filesPerAnswer),
  }
}

async function list(exchange: Exchange): Promise<Reply> {
  const { git, defaultBranch } = exchange.repository
  const from = await git.resolve(exchange.query.get('sha') ?? defaultBranch)
  if (from === null) throw notFound()
  const { items, headers } = paged(exchange, await git.history(from))
  const commits = await git.commits(items)
  return { status: 200, body: commits.map((commit) => commitJson(exchange, commit)), headers }
}

const statusOf = (ahead: number, behind: number): string => {
  if (ahead > 0) return behind > 0 ? 'diverged' : 'ahead'
  return behind > 0 ? 'behind' : 'identical'
}

/** The page of commits: chronological when paged; the newest 250 when no paging was asked for. */
function commitsShown(exchange: Exchange, all: readonly string[]) {
  const paged = exchange.query.has('page') || exchange.query.has('per_page')
  if (!paged) return { shas: all.slice(-commitsWithoutPaging), isFirst: true, headers: {} }
  const { page, length } = pageOf(exchange.query)
  return {
    shas: all.slice((page - 1) * length, page * length),
    isFirst: page === 1,
    headers: linkHeader(exchange, all.length),
  }
}

async function compare(exchange: Exchange): Promise<Reply> {
  const { git } = exchange.repository
  const basehead = exchange.params['basehead'] ?? ''
  const [base = '', head = ''] = basehead.split('...')
  const [from, to] = await Promise.all([git.resolve(base), git.resolve(head)])
  if (from === null || to === null) throw notFound()
  const mergeBase = await git.mergeBase(from, to)
  if (mergeBase === null) throw new Problem(404, `No common ancestor between ${base} and ${head}.`)
  const [ahead, behind] = await Promise.all([git.between(from, to), git.between(to, from)])
  const { shas, isFirst, headers } = commitsShown(exchange, ahead)
  const files = isFirst ? (await git.files(mergeBase, to)).slice(0, filesPerAnswer) : []
  const page = `${repositoryPage(exchange, exchange.repository)}/compare/${basehead}`
  const commits = await git.commits(shas)
  return {
    status: 200,
    headers,
    body: {
      url: `${repositoryUrl(exchange, exchange.repository)}/compare/${basehead}`,
      html_url: page,
      permalink_url: page,
      diff_url: `${page}.diff`,
      patch_url: `${page}.patch`,
      base_commit: commitJson(exchange, await git.commit(from)),
      merge_base_commit: commitJson(exchange, await git.commit(mergeBase)),
      status: statusOf(ahead.length, behind.length),
      ahead_by: ahead.length,
      behind_by: behind.length,
      total_commits: ahead.length,
      commits: commits.map((commit) => commitJson(exchange, commit)),
      files: await filesJson(exchange, mergeBase, to, files),
    },
  }
}

async function tree(exchange: Exchange): Promise<Reply> {
  const { git, treeLimit } = exchange.repository
  const ref = exchange.params['tree_sha'] ?? ''
  const sha = (await git.resolve(ref)) ?? ref
  // Any value of `recursive` counts, even `false`.
  const found = /^[0-9a-f]{4,40}$/.test(sha) ? await git.tree(sha, exchange.query.has('recursive')) : null
  if (found === null) throw notFound()
  const url = repositoryUrl(exchange, exchange.repository)
  return {
    status: 200,
    body: {
      sha: found.sha,
      url: `${url}/git/trees/${found.sha}`,
      tree: found.entries.slice(0, treeLimit).map(({ path, mode, type, sha, size }) => ({
        path,
        mode,
        type,
        sha,
        ...(size === null ? {} : { size }),
        ...(type === 'commit' ? {} : { url: `${url}/git/${type}s/${sha}` }),
      })),
      truncated: found.entries.length > treeLimit,
    },
  }
}

const paging = ['per_page', 'page']

export const commitRoutes: readonly Route[] = [
  {
    operation: 'GET /repos/{owner}/{repo}/commits',
    needs: [{ contents: 'read' }],
    query: ['sha', ...paging],
    answer: list,
  },
  {
    operation: 'GET /repos/{owner}/{repo}/compare/{basehead}',
    needs: [{ contents: 'read' }],
    query: paging,
    answer: compare,
  },
  {
    operation: 'GET /repos/{owner}/{repo}/commits/{ref}',
    needs: [{ contents: 'read' }],
    query: paging,
    answer: oneCommit,
  },
  {
    operation: 'GET /repos/{owner}/{repo}/git/trees/{tree_sha}',
    needs: [{ contents: 'read' }],
    query: ['recursive'],
    answer: tree,
  },
]
