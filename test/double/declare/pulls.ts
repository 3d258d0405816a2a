import { idOf } from '../app-key.ts'
import type { GitRepository } from '../git-repository.ts'
import type { PullCheckRecord, PullRecord } from '../records.ts'
import { loginOf } from '../represent/commits.ts'
import type { World } from '../world.ts'

export type NewPull = {
  readonly number?: number
  readonly title: string
  readonly body?: string | null
  readonly author?: string | null
  readonly labels?: readonly string[]
  readonly base?: string
  readonly head?: string
  /** How it was merged; tells which commits belong to it. Default: a merge commit has two parents, a squash one. */
  readonly mergeMethod?: 'merge' | 'squash' | 'rebase'
  /** The commit by which it landed; for `rebase` the last one. For an unmerged pull request its newest commit. */
  readonly commit: string
  /** How many commits a rebased pull request landed (default 1). */
  readonly rebased?: number
  /** All its commits on the branch, oldest first, where the caller knows them; read from git by default. */
  readonly commits?: readonly string[]
  /** Where its files are counted from, if not from the first parent of what landed. */
  readonly diffBase?: string
  readonly merged?: boolean
  readonly draft?: boolean
  readonly fromFork?: boolean
  readonly checks?: readonly PullCheckRecord[]
  readonly mergedAt?: string
  /** Full name of another repository whose pull request shares these commits. */
  readonly otherBase?: string
  /** False: the commit to pull request index does not know it yet. */
  readonly indexed?: boolean
}

const firstParent = async (git: GitRepository, sha: string): Promise<string | null> =>
  (await git.commit(sha)).parents[0] ?? null

async function rebasedCommits(git: GitRepository, last: string, count: number): Promise<readonly string[]> {
  const commits = [last]
  while (commits.length < count) {
    const parent = await firstParent(git, commits[0] ?? last)
    if (parent === null) break
    commits.unshift(parent)
  }
  return commits
}

async function landed(git: GitRepository, declared: NewPull) {
  const { commit } = declared
  const { parents } = await git.commit(commit)
  const [base = null] = parents
  const method = declared.mergeMethod ?? (parents.length > 1 ? 'merge' : 'squash')
  if (method === 'merge' && base !== null) {
    return { commits: declared.commits ?? (await git.between(base, commit)), diffBase: base }
  }
  const commits = declared.commits ?? (await rebasedCommits(git, commit, declared.rebased ?? 1))
  return { commits, diffBase: await firstParent(git, commits[0] ?? commit) }
}

const otherBaseOf = (fullName: string | undefined): PullRecord['otherBase'] =>
  fullName === undefined ? null : { id: 100_000 + idOf(fullName), fullName }

/** Reads from git which commits a pull request brought; `fallback` says what was not declared. */
export async function declarePull(
  world: World,
  git: GitRepository,
  declared: NewPull,
  fallback: { readonly base: string; readonly number: () => number },
): Promise<PullRecord> {
  const { commits, diffBase: parent } = await landed(git, declared)
  const diffBase = declared.diffBase ?? parent
  const { committer, author } = await git.commit(declared.commit)
  const number = declared.number ?? fallback.number()
  const mergedAt = declared.merged === false ? null : (declared.mergedAt ?? committer.at)
  world.at(mergedAt ?? committer.at)
  return {
    id: world.nextId(),
    number,
    title: declared.title,
    body: declared.body ?? null,
    author: declared.author === undefined ? loginOf(author.name) : declared.author,
    labels: declared.labels ?? [],
    base: declared.base ?? fallback.base,
    head: declared.head ?? `change-${number}`,
    createdAt: author.at,
    updatedAt: mergedAt ?? committer.at,
    mergedAt,
    mergeCommit: mergedAt === null ? null : declared.commit,
    commits,
    diffBase,
    diffHead: declared.commit,
    otherBase: otherBaseOf(declared.otherBase),
    draft: declared.draft ?? false,
    fromFork: declared.fromFork ?? false,
    checks: declared.checks ?? [],
    comments: [],
    indexed: declared.indexed ?? true,
  }
}
