import { reaches } from '../access.ts'
import { nodeId } from '../app-key.ts'
import { standing } from '../budget.ts'
import type { DoubleRepository } from '../repository.ts'
import { commitNodeId } from '../represent/commits.ts'
import { findMoved, findRepository, holderOf, toInstant, type Grant, type World } from '../world.ts'
import type { Asking } from './access.ts'
import { checkNode } from './checks.ts'
import { githubError, type PageArguments } from './connection.ts'
import type { QueryCost } from './cost.ts'
import { deploymentsOf } from './deployments.ts'
import { mutationsOf } from './mutations.ts'
import { objectOf, toCommit } from './objects.ts'
import { pullsOf, toPull } from './pulls.ts'

const mostIds = 100

function toRepository(asking: Asking) {
  const { repository, world } = asking
  return {
    __typename: 'Repository',
    id: nodeId('R', repository.id),
    databaseId: repository.id,
    name: repository.name,
    nameWithOwner: repository.fullName,
    owner: { __typename: repository.ownerType, login: repository.owner },
    isPrivate: repository.private,
    isArchived: false,
    url: `${world.htmlUrl}/${repository.fullName}`,
    defaultBranchRef: async () => {
      const sha = await repository.git.resolve(repository.defaultBranch)
      const target = sha === null ? null : toCommit(asking, await repository.git.commit(sha))
      return { __typename: 'Ref', name: repository.defaultBranch, target }
    },
    deployments: (page: PageArguments) => deploymentsOf(asking, page),
    pullRequests: (page: PageArguments) => pullsOf(asking, page),
    pullRequest: ({ number }: { readonly number: number }) => {
      const found = repository.pulls.find((pull) => pull.number === number && pull.otherBase === null)
      if (found !== undefined) return toPull(asking, found)
      throw githubError('NOT_FOUND', `Could not resolve to a PullRequest with the number of ${number}.`)
    },
    ref: async ({ qualifiedName }: { readonly qualifiedName: string }) => {
      const sha = await repository.git.resolve(qualifiedName)
      if (sha === null) return null
      const target = toCommit(asking, await repository.git.commit(sha))
      return { __typename: 'Ref', name: qualifiedName.replace(/^refs\/heads\//, ''), target }
    },
    object: (wanted: { readonly expression?: string; readonly oid?: string }) => objectOf(asking, wanted),
  }
}

const shaIn = (id: string): string | null =>
  /[0-9a-f]{40}$/.exec(Buffer.from(id.replace(/^C_/, ''), 'base64url').toString('latin1'))?.[0] ?? null

async function nodeOf(world: World, grant: Grant, repositories: readonly DoubleRepository[], id: string) {
  for (const repository of id.startsWith('CR_') ? repositories : []) {
    const found = checkNode({ world, grant, repository }, id)
    if (found !== null) return found
  }
  const sha = id.startsWith('C_') ? shaIn(id) : null
  for (const repository of sha === null ? [] : repositories) {
    if (sha === null || id !== commitNodeId(repository, sha)) continue
    const [found] = (await repository.git.resolve(sha)) === null ? [] : await repository.git.commits([sha])
    if (found !== undefined) return toCommit({ world, grant, repository }, found)
  }
  return githubError('NOT_FOUND', `Could not resolve to a node with the global id of '${id}'`)
}

/** The root of GitHub's graph, as far as this project asks for it. */
export function rootOf(world: World, grant: Grant, cost: QueryCost) {
  const reachable = world.repositories.filter((repository) => reaches(grant, repository))
  return {
    ...mutationsOf(world, grant),
    repository: ({ owner, name }: { readonly owner: string; readonly name: string }) => {
      const repository = findRepository(world, owner, name) ?? findMoved(world, owner, name)
      if (repository !== null && reaches(grant, repository)) return toRepository({ world, grant, repository })
      throw githubError('NOT_FOUND', `Could not resolve to a Repository with the name '${owner}/${name}'.`)
    },
    nodes: async ({ ids }: { readonly ids: readonly string[] }) => {
      if (ids.length > mostIds) {
        const words = `You may not provide more than ${mostIds} node ids; you provided ${ids.length}.`
        throw githubError('ARGUMENT_LIMIT', words)
      }
      return Promise.all(ids.map((id) => nodeOf(world, grant, reachable, id)))
    },
    node: ({ id }: { readonly id: string }) => nodeOf(world, grant, reachable, id),
    rateLimit: () => {
      const { limit, remaining, used, reset } = standing(world, holderOf(grant), 'graphql')
      const resetAt = toInstant(reset * 1000)
      return { limit, remaining, used, resetAt, cost: cost.points, nodeCount: cost.nodes }
    },
  }
}
