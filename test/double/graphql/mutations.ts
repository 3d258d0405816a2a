import { reaches } from '../access.ts'
import { nodeId } from '../app-key.ts'
import { commitTree, invertedOnto } from '../invert-commit.ts'
import type { PullRecord } from '../records.ts'
import type { DoubleRepository } from '../repository.ts'
import type { Grant, World } from '../world.ts'
import { githubError } from './connection.ts'
import { toPull } from './pulls.ts'

type Input<T> = { readonly input: T & { readonly clientMutationId?: string | null } }
type Words = {
  readonly title?: string | null
  readonly body?: string | null
  readonly draft?: boolean | null
}

/** Throws GitHub's refusal unless the token may write code and pull requests. */
function demandWrite(grant: Grant): void {
  const may = ['contents', 'pull_requests'].every((name) => grant.permissions[name] === 'write')
  if (!may) throw githubError('FORBIDDEN', 'Resource not accessible by integration')
}

function repositoryOf(repositories: readonly DoubleRepository[], id: string): DoubleRepository {
  const found = repositories.find((each) => nodeId('R', each.id) === id)
  if (found === undefined)
    throw githubError('NOT_FOUND', `Could not resolve to a node with the global id of '${id}'`)
  return found
}

function pullOf(repositories: readonly DoubleRepository[], id: string) {
  for (const repository of repositories) {
    const pull = repository.pulls.find((each) => nodeId('PR', repository.id, each.id) === id)
    if (pull !== undefined) return { repository, pull }
  }
  throw githubError('NOT_FOUND', `Could not resolve to a node with the global id of '${id}'`)
}

function checkDraft(repository: DoubleRepository, { draft }: Words): void {
  if (draft === true && !repository.hasDrafts)
    throw githubError('UNPROCESSABLE', 'Draft pull requests are not supported in this repository.')
}

function openPull(
  { grant }: { readonly grant: Grant },
  repository: DoubleRepository,
  words: Words & { readonly base: string; readonly head: string; readonly commit: string },
): Promise<PullRecord> {
  const { title, body, draft, base, head, commit } = words
  return repository.pull({
    title: title ?? '',
    body: body ?? null,
    author: grant.login,
    draft: draft ?? false,
    merged: false,
    base,
    head,
    commit,
  })
}

async function freeBranch(repository: DoubleRepository, wanted: string): Promise<string> {
  const isTaken = (await repository.git.resolve(`refs/heads/${wanted}`)) !== null
  return isTaken ? freeBranch(repository, `${wanted}-1`) : wanted
}

/** The mutations that this project sends, on the repositories that the token reaches. */
export function mutationsOf(world: World, grant: Grant) {
  const reachable = world.repositories.filter((repository) => reaches(grant, repository))
  const asking = (repository: DoubleRepository) => ({ world, grant, repository })
  return {
    revertPullRequest: async ({ input }: Input<Words & { readonly pullRequestId: string }>) => {
      demandWrite(grant)
      const { repository, pull } = pullOf(reachable, input.pullRequestId)
      if (pull.mergeCommit === null || pull.mergedAt === null || pull.diffBase === null)
        throw githubError('UNPROCESSABLE', 'Pull request has not been merged.')
      checkDraft(repository, input)
      const inverted = await invertedOnto(repository.git, pull)
      if (inverted === null) throw githubError('UNPROCESSABLE', 'This pull request cannot be reverted.')
      const head = await freeBranch(repository, `revert-${pull.number}-${pull.head}`)
      await repository.git.setBranch(head, inverted)
      const opened = await openPull({ grant }, repository, {
        ...input,
        title: input.title ?? `Revert "${pull.title}"`,
        base: pull.base,
        head,
        commit: inverted,
      })
      return {
        clientMutationId: input.clientMutationId ?? null,
        pullRequest: toPull(asking(repository), pull),
        revertPullRequest: toPull(asking(repository), opened),
      }
    },
    createRef: async ({
      input,
    }: Input<{ readonly repositoryId: string; readonly name: string; readonly oid: string }>) => {
      demandWrite(grant)
      const { git } = repositoryOf(reachable, input.repositoryId)
      if ((await git.resolve(input.name)) !== null)
        throw githubError('UNPROCESSABLE', `A ref named "${input.name}" already exists in the repository.`)
      await git.setBranch(input.name.replace(/^refs\/heads\//, ''), input.oid)
      return {
        clientMutationId: input.clientMutationId ?? null,
        ref: { __typename: 'Ref', name: input.name.replace(/^refs\/heads\//, '') },
      }
    },
    createPullRequest: async ({
      input,
    }: Input<
      Words & { readonly repositoryId: string; readonly baseRefName: string; readonly headRefName: string }
    >) => {
      demandWrite(grant)
      const repository = repositoryOf(reachable, input.repositoryId)
      checkDraft(repository, input)
      const { baseRefName: base, headRefName: head } = input
      const commit = await repository.git.resolve(`refs/heads/${head}`)
      const taken = repository.pulls.some((pull) => pull.mergedAt === null && pull.head === head)
      if (commit === null || taken || (await commitTree(repository.git, commit)) === null)
        throw githubError('UNPROCESSABLE', `A pull request already exists for ${head}.`)
      const opened = await openPull({ grant }, repository, { ...input, base, head, commit })
      return {
        clientMutationId: input.clientMutationId ?? null,
        pullRequest: toPull(asking(repository), opened),
      }
    },
  }
}
