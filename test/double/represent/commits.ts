import { nodeId } from '../app-key.ts'
import type { DiffFile } from '../git-diff.ts'
import type { GitCommit } from '../git-repository.ts'
import type { DoubleRepository } from '../repository.ts'
import { userJson } from './accounts.ts'
import { repositoryPage, repositoryUrl } from './repositories.ts'
import type { InRepository } from './where.ts'

export const commitNodeId = (repository: DoubleRepository, sha: string): string =>
  nodeId('C', repository.id, sha)

/** An account for a name in a commit: the double takes `Ada Lovelace` for the login `ada-lovelace`. */
export const loginOf = (name: string): string => name.toLowerCase().replaceAll(/[^a-z0-9[\]]{1,40}/g, '-')

export function commitJson(where: InRepository, commit: GitCommit) {
  const { repository } = where
  const url = repositoryUrl(where, repository)
  const page = repositoryPage(where, repository)
  const person = ({ name, email, at }: GitCommit['author']) => ({ name, email, date: at })
  return {
    sha: commit.sha,
    node_id: commitNodeId(repository, commit.sha),
    commit: {
      author: person(commit.author),
      committer: person(commit.committer),
      message: commit.message,
      tree: { sha: commit.tree, url: `${url}/git/trees/${commit.tree}` },
      url: `${url}/git/commits/${commit.sha}`,
      comment_count: 0,
      verification: {
        verified: false,
        reason: 'unsigned',
        signature: null,
        payload: null,
        verified_at: null,
      },
    },
    url: `${url}/commits/${commit.sha}`,
    html_url: `${page}/commit/${commit.sha}`,
    comments_url: `${url}/commits/${commit.sha}/comments`,
    author: userJson(where, loginOf(commit.author.name)),
    committer: userJson(where, loginOf(commit.committer.name)),
    parents: commit.parents.map((sha) => ({
      sha,
      url: `${url}/commits/${sha}`,
      html_url: `${page}/commit/${sha}`,
    })),
  }
}

/** Larger hunks than this are left out of answers, as GitHub leaves out diffs it will not load. */
const largestPatch = 500_000

export function fileJson(where: InRepository, head: string, file: DiffFile, patch: string | undefined) {
  const url = repositoryUrl(where, where.repository)
  const page = repositoryPage(where, where.repository)
  const path = file.path.split('/').map(encodeURIComponent).join('/')
  return {
    sha: file.sha,
    filename: file.path,
    status: file.status,
    additions: file.additions,
    deletions: file.deletions,
    changes: file.additions + file.deletions,
    blob_url: `${page}/blob/${head}/${path}`,
    raw_url: `${page}/raw/${head}/${path}`,
    contents_url: `${url}/contents/${path}?ref=${head}`,
    ...(patch !== undefined && patch.length <= largestPatch ? { patch } : {}),
    ...(file.previousPath === null ? {} : { previous_filename: file.previousPath }),
  }
}

export const statsJson = (files: readonly DiffFile[]) => {
  const additions = files.reduce((sum, file) => sum + file.additions, 0)
  const deletions = files.reduce((sum, file) => sum + file.deletions, 0)
  return { additions, deletions, total: additions + deletions }
}
