import { standing } from '../budget.ts'
import { notFound, type Exchange, type Route } from '../exchange.ts'
import { userJson } from '../represent/accounts.ts'
import { repositoryJson } from '../represent/repositories.ts'
import { holderOf } from '../world.ts'

const limits = ({ world, grant }: Exchange) => {
  const holder = grant === null ? 'app' : holderOf(grant)
  const core = standing(world, holder, 'core')
  return {
    resources: {
      core,
      graphql: standing(world, holder, 'graphql'),
      search: { limit: 30, remaining: 30, used: 0, reset: core.reset },
    },
    rate: core,
  }
}

/** What a role may do, one right each, and the coarse word that GitHub had before there were roles. */
const rights: Readonly<Record<string, readonly [coarse: string, ...rights: string[]]>> = {
  admin: ['admin', 'admin', 'maintain', 'push', 'triage', 'pull'],
  maintain: ['write', 'maintain', 'push', 'triage', 'pull'],
  write: ['write', 'push', 'triage', 'pull'],
  triage: ['read', 'triage', 'pull'],
  read: ['read', 'pull'],
  none: ['none'],
}

function permission(exchange: Exchange) {
  const login = exchange.params['username'] ?? ''
  const held = exchange.repository.collaborators.get(login) ?? 'none'
  if (held === 'gone') throw notFound()
  // An organisation's own role has its own name and stands on one of GitHub's.
  const { name, base } = typeof held === 'string' ? { name: held, base: held } : held
  const [coarse = 'none', ...granted] = rights[base] ?? []
  const has = (right: string): boolean => granted.includes(right)
  const permissions = {
    admin: has('admin'),
    maintain: has('maintain'),
    push: has('push'),
    triage: has('triage'),
    pull: has('pull'),
  }
  const user = {
    ...userJson(exchange, login),
    permissions,
    role_name: name,
    email: null,
    name: null,
  }
  return { status: 200, body: { permission: coarse, role_name: name, user } }
}

export const repositoryRoutes: readonly Route[] = [
  {
    operation: 'GET /repos/{owner}/{repo}',
    needs: [{ metadata: 'read' }],
    answer: (exchange) => ({
      status: 200,
      body: { ...repositoryJson(exchange, exchange.repository), network_count: 0, subscribers_count: 0 },
    }),
  },
  {
    operation: 'GET /repos/{owner}/{repo}/collaborators/{username}/permission',
    needs: [{ metadata: 'read' }],
    answer: permission,
  },
  {
    operation: 'GET /rate_limit',
    needs: 'token',
    answer: (exchange) => ({ status: 200, body: limits(exchange) }),
  },
]
