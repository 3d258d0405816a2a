import { newInstallationToken } from '../app-key.ts'
import { notFound, numberParam, pageOf, Problem, type Exchange, type Route } from '../exchange.ts'
import type { InstallationRecord, Level, Permissions } from '../records.ts'
import { appJson, installationJson } from '../represent/accounts.ts'
import { repositoryJson } from '../represent/repositories.ts'
import { toInstant } from '../world.ts'

const hour = 3_600_000

function installationOf(exchange: Exchange): InstallationRecord {
  const { fullName, owner } = exchange.repository
  const found = exchange.world.installations.find(
    ({ account, repositories }) =>
      account === owner && (repositories === null || repositories.includes(fullName)),
  )
  if (found === undefined) throw notFound()
  return found
}

/** The wanted part of what the installation was granted. */
function narrowed(granted: Permissions, wanted: unknown): Permissions {
  if (wanted === undefined) return { metadata: 'read', ...granted }
  const asked = Object.entries(wanted as Record<string, Level>)
  const excess = asked.filter(
    ([name, level]) => name !== 'metadata' && granted[name] !== level && granted[name] !== 'write',
  )
  if (excess.length > 0) {
    throw new Problem(422, 'The permissions requested are not granted to this installation.')
  }
  return { metadata: 'read', ...Object.fromEntries(asked) }
}

/** Null for all of them; names or ids in the request narrow it down. */
function chosen(exchange: Exchange, installation: InstallationRecord): readonly string[] | null {
  const { repositories, repository_ids: ids } = exchange.body as {
    readonly repositories?: readonly string[]
    readonly repository_ids?: readonly number[]
  }
  if (repositories === undefined && ids === undefined) return installation.repositories
  const reachable = exchange.world.repositories.filter(
    ({ owner, fullName }) =>
      owner === installation.account && (installation.repositories?.includes(fullName) ?? true),
  )
  const picked = [
    ...(repositories ?? []).map((name) => reachable.find((repository) => repository.name === name)),
    ...(ids ?? []).map((id) => reachable.find((repository) => repository.id === id)),
  ]
  return picked.map((repository) => {
    if (repository !== undefined) return repository.fullName
    throw new Problem(
      422,
      'There is at least one repository that does not exist or is not accessible to the parent installation.',
    )
  })
}

function mint(exchange: Exchange) {
  const { world } = exchange
  const installation = world.installations.find(({ id }) => id === numberParam(exchange, 'installation_id'))
  if (installation === undefined) throw notFound()
  if (installation.suspendedAt !== null) throw new Problem(403, 'This installation has been suspended')
  const permissions = narrowed(installation.permissions, exchange.body['permissions'])
  const repositories = chosen(exchange, installation)
  const token = newInstallationToken(world.app)
  const expiresAt = Date.now() + hour
  const login = `${world.app.slug}[bot]`
  world.grants.set(token, {
    kind: 'installation',
    login,
    permissions,
    repositories,
    expiresAt,
    installation: installation.id,
  })
  const listed = world.repositories.filter(({ fullName }) => repositories?.includes(fullName) === true)
  return {
    status: 201,
    body: {
      token,
      expires_at: toInstant(expiresAt),
      permissions,
      repository_selection: repositories === null ? 'all' : 'selected',
      ...(repositories === null
        ? {}
        : { repositories: listed.map((each) => repositoryJson(exchange, each)) }),
    },
  }
}

function listed<T>(exchange: Exchange, all: readonly T[]): readonly T[] {
  const { page, length } = pageOf(exchange.query)
  return all.slice((page - 1) * length, page * length)
}

const asEnterprise = (slug: string) => ({ name: slug, slug, created_at: null, updated_at: null })

function reachable(exchange: Exchange) {
  const { grant, world } = exchange
  const account = world.installations.find(({ id }) => id === grant?.installation)?.account
  const all = world.repositories.filter(
    ({ owner, fullName }) => owner === account && (grant?.repositories?.includes(fullName) ?? true),
  )
  const repositories = listed(exchange, all).map((each) => repositoryJson(exchange, each))
  return { status: 200, body: { total_count: all.length, repository_selection: 'all', repositories } }
}

export const appRoutes: readonly Route[] = [
  {
    operation: 'GET /app/installations',
    needs: 'app',
    query: ['per_page', 'page'],
    answer: (exchange) => ({
      status: 200,
      // Here alone GitHub's description demands of an account all that an enterprise has too.
      body: listed(exchange, exchange.world.installations)
        .map((each) => installationJson(exchange, each))
        .map((each) => ({ ...each, account: { ...asEnterprise(each.account.login), ...each.account } })),
    }),
  },
  {
    operation: 'GET /app/hook/config',
    needs: 'app',
    answer: ({ world }) => ({
      status: 200,
      body: { content_type: 'json', insecure_ssl: '0', secret: '********', url: world.hookUrl },
    }),
  },
  {
    operation: 'GET /installation/repositories',
    needs: 'token',
    query: ['per_page', 'page'],
    answer: reachable,
  },
  {
    operation: 'GET /app',
    needs: 'app',
    answer: (exchange) => ({ status: 200, body: appJson(exchange, exchange.world.app) }),
  },
  {
    operation: 'GET /repos/{owner}/{repo}/installation',
    needs: 'app',
    answer: (exchange) => ({ status: 200, body: installationJson(exchange, installationOf(exchange)) }),
  },
  { operation: 'POST /app/installations/{installation_id}/access_tokens', needs: 'app', answer: mint },
]
