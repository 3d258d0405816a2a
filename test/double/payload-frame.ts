import { nodeId } from './app-key.ts'
import type { DoubleRepository } from './repository.ts'
import { userJson } from './represent/accounts.ts'
import { repositoryJson } from './represent/repositories.ts'
import type { InRepository } from './represent/where.ts'

function organizationJson(where: InRepository, repository: DoubleRepository) {
  const { login, id, node_id, url, repos_url, avatar_url } = userJson(where, repository.owner)
  return {
    login,
    id,
    node_id,
    url,
    repos_url,
    avatar_url,
    description: '',
    events_url: `${url}/events`,
    hooks_url: `${url}/hooks`,
    issues_url: `${url}/issues`,
    members_url: `${url}/members{/member}`,
    public_members_url: `${url}/public_members{/member}`,
  }
}

/** What every payload of an App carries beside its subject. */
export function frame(where: InRepository, sender: string) {
  const { repository, world } = where
  const installation = world.installations.find(
    (each) => each.account === repository.owner && (each.repositories?.includes(repository.fullName) ?? true),
  )
  return {
    repository: repositoryJson(where, repository),
    ...(repository.ownerType === 'User' ? {} : { organization: organizationJson(where, repository) }),
    ...(installation === undefined
      ? {}
      : { installation: { id: installation.id, node_id: nodeId('IN', installation.id) } }),
    sender: userJson(where, sender),
  }
}
