import { createHmac } from 'node:crypto'

import { z } from 'zod'

import { boundedClient } from '../adapters/github/api/bounded-client.ts'
import { readRest } from '../adapters/github/api/read-rest.ts'
import { githubMergeChecks } from '../adapters/github/changes/checks-at-merge.ts'
import { countCalls } from '../adapters/github/count-calls.ts'
import { githubActor } from '../adapters/github/github-actor.ts'
import { githubForge } from '../adapters/github/github-forge.ts'
import { isPrivate } from '../adapters/github/is-private.ts'
import { areOneFailure, joinIncidents } from '../adapters/github/join-incidents.ts'
import { meaningOfPayload } from '../adapters/github/meaning-of-payload.ts'
import type { GitHubClient } from '../adapters/github/octokit.ts'
import { githubReverts } from '../adapters/github/revert/revert-history.ts'
import { incidentPage } from '../adapters/github/words/incident-page.ts'
import { type Account, roleOf } from '../adapters/github/words/role-of.ts'
import { circuitBreaker } from '../adapters/language-model/circuit-breaker.ts'
import { ledgeredActor } from '../adapters/store/ledgered-actor.ts'
import { openStore, type StorePlace } from '../adapters/store/open-store.ts'
import type { Store } from '../adapters/store/store.ts'
import { syntaxReader } from '../adapters/syntax/syntax-reader.ts'
import type { Settings } from '../config/environment.ts'
import { policyFromConfig } from '../config/policy-from-config.ts'
import type { RevertWish } from '../engine/act/plan-revert.ts'
import { condenseLog } from '../engine/gather/condense-log.ts'
import type { IncidentId } from '../engine/model/ids.ts'
import type { Incident } from '../engine/model/incident.ts'
import type { Repo } from '../engine/model/repo.ts'
import type { Role } from '../engine/model/word.ts'
import type { Actor, Clock, Journal } from '../engine/ports.ts'
import { triage, type Triaged } from '../engine/triage.ts'
import { caseWindow } from './case-window.ts'
import { type ComposedModel, composeModel, warnOfShutdown } from './compose-model.ts'
import { eraseMirrors, localMirror, type Mirrors } from './local-mirror.ts'
import { repositoryConfig, type RepositoryConfig } from './repository-config.ts'
import { repositoryWeights } from './repository-weights.ts'

export type { Deliveries, DeliveryEnd } from '../adapters/store/deliveries.ts'
export type { Job, Settled } from '../adapters/store/job-queue.ts'
export type { Order } from '../adapters/store/order.ts'
export type { Store } from '../adapters/store/store.ts'
export type { WordBook } from '../adapters/store/word-book.ts'
export type { Triaged } from '../engine/triage.ts'

export type ReadPayload = typeof meaningOfPayload
export type Meaning = ReturnType<ReadPayload>

/** On whose behalf something is done. `cause` names the job: the same cause never acts twice. */
export type Behalf = { readonly installation: string; readonly repo: Repo; readonly cause: string }

/** The engine with the world of the App around it. */
export type Workbench = {
  /** What the owner of the repository wants, from its default branch. */
  readonly config: (behalf: Behalf) => Promise<RepositoryConfig>
  /** `wish` is a maintainer's, to take a change back; null for what the policy says. */
  readonly triage: (
    incident: Incident,
    config: RepositoryConfig,
    behalf: Behalf,
    wish: RevertWish | null,
  ) => Promise<Triaged>
  readonly actor: (behalf: Behalf) => Promise<Actor>
  /** Deletes what is kept of an installation outside of the store. */
  readonly erase: (installation: string) => Promise<void>
  /** What an account may do in the repository at this moment. */
  readonly roleOf: (account: Account, behalf: Behalf) => Promise<Role>
  /** The issue under a number, if it is the one that we keep for this incident. */
  readonly page: (
    incident: IncidentId,
    issue: number,
    behalf: Behalf,
  ) => Promise<{ readonly isOpen: boolean } | null>
  /**
   * One incident for two messages of one failure; null where they are not of one. `joins` are other ids under which
   * an earlier message may have told of the later one.
   */
  readonly joined: (known: Incident, later: Incident, joins: readonly IncidentId[]) => Incident | null
}

export type AppWorld = {
  readonly settings: Pick<Settings, 'appId' | 'privateKey' | 'forgeUrl' | 'languageModel' | 'retention'>
  readonly store: StorePlace
  /** Exact hosts, besides those of github.com, that job logs may be fetched from. */
  readonly logHosts: readonly string[]
  /** Of weights that were learnt for single repositories; null where there is none. */
  readonly weightsDirectory: string | null
  readonly clock: Clock
  readonly journal: Journal
  /** Null: no mirrors of repositories are kept. */
  readonly mirrors: Mirrors | null
  /** A client that speaks for the installation, or for the App itself where null. */
  readonly clientFor: (installation: string | null) => Promise<GitHubClient>
}

export type ComposedApp = {
  readonly store: Store
  readonly workbench: Workbench
  readonly readPayload: ReadPayload
  /** The name that the App has on GitHub, which proves that its id and key are right. Asked once. */
  readonly slug: () => Promise<string>
}

/**
 * Opens the store and puts the engine's parts together for the App.
 * @throws {Refusal} where the store cannot be opened
 */
export async function composeApp(world: AppWorld): Promise<ComposedApp> {
  const store = await openStore(world.store, world.journal, { retention: world.settings.retention })
  const slug = once(async () => await appSlug(await world.clientFor(null)))
  return { store, workbench: workbench(world, store, slug), readPayload: meaningOfPayload, slug }
}

/** Null where no model is configured, or the owner of the repository did not say that it may be asked. */
type ModelFor = (
  client: GitHubClient,
  incident: Incident,
  config: RepositoryConfig,
  behalf: Behalf,
) => Promise<ComposedModel | null>

/** All installations share one circuit breaker: they ask the same server. */
function modelAsker({ settings, clock, journal }: AppWorld, store: Store): ModelFor {
  const breaker = circuitBreaker({ clock })
  const { languageModel: server } = settings
  if (server !== null) void warnOfShutdown(server, clock, journal)
  return async (client, incident, config, { installation }) => {
    const { enabled, inPrivateRepositories } = config.languageModel
    if (server === null || !enabled) return null
    if (!inPrivateRepositories && (await isPrivate(client, incident.repo))) return null
    const { modelLedger: ledger, modelAnswers: answers } = store.forInstallation(installation)
    return composeModel({ server, breaker, ledger, answers, clock, journal }, incident, config)
  }
}

function workbench(world: AppWorld, store: Store, slug: () => Promise<string>): Workbench {
  const { settings, clock, journal, clientFor, logHosts, mirrors } = world
  const actorWith = async (client: GitHubClient, { installation, cause }: Behalf): Promise<Actor> => {
    const inner = githubActor(client, { appSlug: await slug(), markerKey: markerKeyOf(settings) })
    return ledgeredActor(inner, store.forInstallation(installation).effects(cause))
  }
  const modelFor = modelAsker(world, store)
  return {
    config: async ({ installation, repo }) => await repositoryConfig(await clientFor(installation), repo),
    triage: async (incident, config, behalf, wish) => {
      let calls = 0
      const client = countCalls(await clientFor(behalf.installation), () => {
        calls += 1
      })
      const policy = policyFromConfig(config)
      const composed = await modelFor(client, incident, config, behalf)
      const { cases, words } = store.forInstallation(behalf.installation)
      const own = await repositoryWeights(world.weightsDirectory, incident.repo, journal)
      const parts = {
        forge: githubForge(client, {
          logHosts,
          condenser: condenseLog,
          syntax: syntaxReader(),
          ...(mirrors === null
            ? {}
            : { local: localMirror({ mirrors, forgeUrl: settings.forgeUrl, ...behalf }, journal) }),
        }),
        actor: policy.mode === 'report' ? await actorWith(client, behalf) : null,
        cases,
        told: await words.told(incident.id),
        ...(wish === null ? {} : { wish }),
        mergeChecks: githubMergeChecks(client),
        reverts: githubReverts(client, { login: `${await slug()}[bot]`, markerKey: markerKeyOf(settings) }),
        model: composed?.model ?? null,
        modelDollars: () => composed?.dollars() ?? null,
        clock,
        journal,
        forgeUrl: settings.forgeUrl,
        configuration: config.warnings ?? [],
        apiCalls: () => calls,
        ...(own === null ? {} : { weights: own }),
      }
      const triaged = await triage(incident, parts, policy)
      await words.keepWindow(incident.id, caseWindow(triaged))
      return triaged
    },
    actor: async (behalf) => await actorWith(await clientFor(behalf.installation), behalf),
    erase: async (installation) => {
      if (mirrors !== null) await eraseMirrors(mirrors, installation)
    },
    roleOf: async (account, { installation, repo }) =>
      await roleOf(await clientFor(installation), repo, account),
    page: async (incident, number, { installation, repo }) => {
      const question = {
        repo,
        number,
        incident,
        login: `${await slug()}[bot]`,
        markerKey: markerKeyOf(settings),
      }
      return await incidentPage(await clientFor(installation), question)
    },
    joined: (known, later, joins) =>
      joins.includes(known.id) || areOneFailure(known, later) ? joinIncidents(known, later) : null,
  }
}

/**
 * Signs the markers in our issues. Made from the one secret that every process of the App has; after the key was
 * replaced an open incident may get a second issue.
 */
function markerKeyOf({ appId, privateKey }: AppWorld['settings']): string {
  return createHmac('sha256', privateKey).update(`issue markers of ${appId}`).digest('hex')
}

/** The same answer for ever once there is one; a failure is forgotten. */
function once<T>(ask: () => Promise<T>): () => Promise<T> {
  let answer: Promise<T> | null = null
  return async () => {
    answer ??= ask().catch((error: unknown) => {
      answer = null
      throw error
    })
    return await answer
  }
}

/** The name that the App writes under, without which it does not know its own issues again. */
async function appSlug(client: GitHubClient): Promise<string> {
  const { slug } = await readRest(
    boundedClient(client),
    'GET /app',
    {},
    z.object({ slug: z.string().min(1) }),
  )
  return slug
}
