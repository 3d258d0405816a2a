import { serveApi } from './api-host.ts'
import { appKeyPair, signAppJwt, type DoubleApp } from './app-key.ts'
import { countCalls, type Call, type Counts } from './call-log.ts'
import { deliver, type DeliverOptions, type Delivery } from './deliveries.ts'
import { createFaults, type Fault, type FaultHandle } from './faults.ts'
import type { Host } from './host.ts'
import { serveLog } from './log-host.ts'
import type { Pace } from './pace.ts'
import { createPayloads, type Payload, type Payloads } from './payloads.ts'
import type { InstallationRecord, Permissions } from './records.ts'
import { createRepository, type DoubleRepository, type NewRepository } from './repository.ts'
import { createRouter } from './router.ts'
import { actionRoutes } from './routes/actions.ts'
import { appRoutes } from './routes/app.ts'
import { commitRoutes } from './routes/commits.ts'
import { deliveryRoutes } from './routes/deliveries.ts'
import { deploymentRoutes } from './routes/deployments.ts'
import { gitRoutes } from './routes/git.ts'
import { issueRoutes } from './routes/issues.ts'
import { placeRoutes } from './routes/places.ts'
import { pullRoutes } from './routes/pulls.ts'
import { repositoryRoutes } from './routes/repository.ts'
import { listen } from './serving.ts'
import { createWorld, type World } from './world.ts'

export type DoubleOptions = {
  readonly app?: Partial<Pick<DoubleApp, 'id' | 'slug' | 'name' | 'owner' | 'permissions' | 'events'>>
  /** Where pages for people are; github.com by default. */
  readonly htmlUrl?: string
  /** Where ids of deployments, runs, jobs and issues start. */
  readonly firstId?: number
  /** For how long a link to a log is good (a minute, as on GitHub). */
  readonly logLinkMs?: number
  /** Secondary rate limits; none by default. */
  readonly pace?: Pace
}

type NewInstallation = {
  readonly account: string
  /** Names of repositories; all of the account's by default. */
  readonly repositories?: readonly string[]
  /** Default: what the App asks for. */
  readonly permissions?: Permissions
}

type NewToken = {
  /** `actions` is a workflow's own GITHUB_TOKEN, `user` a person's. */
  readonly kind: 'installation' | 'actions' | 'user'
  /** Needed for `installation`. */
  readonly installation?: number
  /** Names of repositories, `owner/name`; all by default. */
  readonly repositories?: readonly string[]
  readonly permissions?: Permissions
  readonly login?: string
}

/** A GitHub on this machine: real HTTP, real git, answers checked against GitHub's own description. */
export type Double = {
  /** Root of the API: the `baseUrl` of an Octokit. `/api/v3` and `/api/graphql` below it work too. */
  readonly url: string
  /** The other host, which log downloads are redirected to. */
  readonly logsUrl: string
  readonly app: DoubleApp
  readonly world: World
  /** Every request so far, oldest first. */
  readonly calls: Call[]
  /** What GitHub's description speaks against; `close` throws if there is any. */
  readonly violations: string[]
  readonly payloads: Payloads
  addRepository(declared: NewRepository): DoubleRepository
  install(declared: NewInstallation): InstallationRecord
  uninstall(installationId: number): void
  /** A token that works at once, without the App's handshake. */
  token(declared: NewToken): string
  /** Every token made so far is refused from now on. */
  expireTokens(): void
  /** A JSON web token of the App; claims may spoil it. */
  jwt(claims?: Readonly<Record<string, unknown>>): string
  fault(fault: Fault): FaultHandle
  clearFaults(): void
  /** Adds up the calls since a mark (the length of `calls` then); since the start by default. */
  counts(since?: number): Counts
  deliver(event: string, payload: Payload, options: DeliverOptions): Promise<Delivery>
  close(): Promise<void>
}

/** What Prime Suspect asks for when it is installed. */
export const usualPermissions: Permissions = {
  metadata: 'read',
  contents: 'read',
  actions: 'read',
  deployments: 'read',
  checks: 'read',
  pull_requests: 'read',
  issues: 'write',
}

const routes = [
  ...appRoutes,
  ...deliveryRoutes,
  ...repositoryRoutes,
  ...commitRoutes,
  ...placeRoutes,
  ...pullRoutes,
  ...gitRoutes,
  ...deploymentRoutes,
  ...actionRoutes,
  ...issueRoutes,
]

function createApp(declared: DoubleOptions['app'] = {}): DoubleApp {
  return {
    id: 4242,
    slug: 'prime-suspect',
    name: 'Prime Suspect',
    owner: 'octo-org',
    clientId: 'Iv23lidouble',
    permissions: usualPermissions,
    events: ['deployment_status', 'workflow_run', 'issue_comment', 'issues', 'push', 'pull_request'],
    ...declared,
    ...appKeyPair(),
  }
}

const hour = 3_600_000

/**
 * Unique over all doubles of a process: the App's usual client shares a pending token request between all its
 * instances by the number of the installation alone.
 */
let lastInstallation = 50_000_000

function install(world: World, declared: NewInstallation): InstallationRecord {
  const installation: InstallationRecord = {
    id: ++lastInstallation,
    account: declared.account,
    repositories: declared.repositories?.map((name) => `${declared.account}/${name}`) ?? null,
    permissions: declared.permissions ?? world.app.permissions,
    suspendedAt: null,
    createdAt: world.at(),
  }
  world.installations.push(installation)
  return installation
}

const logins = { installation: '', actions: 'github-actions[bot]', user: 'octocat' } as const

function addToken(world: World, declared: NewToken): string {
  const installation = world.installations.find(({ id }) => id === declared.installation)
  if (declared.kind === 'installation' && installation === undefined) {
    throw new Error('A token of an installation needs one: give its id')
  }
  const prefix = declared.kind === 'user' ? 'ghp' : 'ghs'
  const token = `${prefix}_double${world.grants.size}${world.logKey}`
  world.grants.set(token, {
    kind: declared.kind,
    login: declared.login ?? (logins[declared.kind] || `${world.app.slug}[bot]`),
    permissions: declared.permissions ?? installation?.permissions ?? usualPermissions,
    repositories: declared.repositories ?? installation?.repositories ?? null,
    installation: installation?.id ?? null,
    expiresAt: Date.now() + hour,
  })
  return token
}

function createHost(options: DoubleOptions): Host {
  const world = createWorld(createApp(options.app), {
    htmlUrl: options.htmlUrl ?? 'https://github.com',
    firstId: options.firstId ?? 1_000_001,
  })
  world.logLinkMs = options.logLinkMs ?? world.logLinkMs
  world.pace = options.pace ?? null
  return { world, calls: [], violations: [], faults: createFaults(), find: createRouter(routes) }
}

/** Starts a double on two free ports of this machine. Tests close it, and then hear of violations. */
export async function startDouble(options: DoubleOptions = {}): Promise<Double> {
  const host = createHost(options)
  const { world, calls, violations, faults } = host
  const api = await listen((request, response) => serveApi(host, request, response))
  const logs = await listen((request, response) => serveLog(host, request, response))
  world.apiUrl = api.url
  // Another host name than the API's, so that a client that compares hosts sees two.
  world.logsUrl = logs.url.replace('127.0.0.1', 'localhost')
  return {
    url: api.url,
    logsUrl: world.logsUrl,
    app: world.app,
    world,
    calls,
    violations,
    payloads: createPayloads(world),
    addRepository: (declared) => createRepository(world, declared),
    install: (declared) => install(world, declared),
    uninstall: (installationId) => {
      const at = world.installations.findIndex(({ id }) => id === installationId)
      if (at >= 0) world.installations.splice(at, 1)
    },
    token: (declared) => addToken(world, declared),
    expireTokens: () => {
      for (const grant of world.grants.values()) grant.expiresAt = 0
    },
    jwt: (claims) => signAppJwt(world.app, claims),
    fault: faults.add,
    clearFaults: faults.clear,
    counts: (since = 0) => countCalls(calls.slice(since)),
    deliver: (event, payload, how) => deliver(world, event, payload, how),
    close: async () => {
      await Promise.all([api.close(), logs.close()])
      if (violations.length > 0) throw new Error(`The double saw violations:\n${violations.join('\n')}`)
    },
  }
}
