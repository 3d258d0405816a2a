import { createHmac } from 'node:crypto'

import { z } from 'zod'

import { failingOfAlert } from '../adapters/github/alert-incident.ts'
import { boundedClient } from '../adapters/github/api/bounded-client.ts'
import { readRest } from '../adapters/github/api/read-rest.ts'
import { githubMergeChecks } from '../adapters/github/changes/checks-at-merge.ts'
import { countCalls } from '../adapters/github/count-calls.ts'
import { githubActor } from '../adapters/github/github-actor.ts'
import { githubForge } from '../adapters/github/github-forge.ts'
import { allows, installationIn, installationOf } from '../adapters/github/granted.ts'
import { checkName } from '../adapters/github/issue/marker.ts'
import { type HookAttempts, hookAttempts, hookPayload } from '../adapters/github/missed/hook-deliveries.ts'
import { recentOutcomes, type Rebuilt } from '../adapters/github/missed/recent-outcomes.ts'
import {
  activeInstallations,
  busyRepositories,
  type WatchedRepository,
} from '../adapters/github/missed/watched-places.ts'
import type { GitHubClient } from '../adapters/github/octokit.ts'
import { githubReverts } from '../adapters/github/revert/revert-history.ts'
import { incidentPage } from '../adapters/github/words/incident-page.ts'
import { type Account, roleOf } from '../adapters/github/words/role-of.ts'
import { openAiModel } from '../adapters/language-model/openai-model.ts'
import { ledgeredActor } from '../adapters/store/ledgered-actor.ts'
import { openStore, type StorePlace } from '../adapters/store/open-store.ts'
import type { Store } from '../adapters/store/store.ts'
import { syntaxReader } from '../adapters/syntax/syntax-reader.ts'
import type { Settings } from '../config/environment.ts'
import { policyFromConfig } from '../config/policy-from-config.ts'
import type { RevertWish } from '../engine/act/plan-revert.ts'
import { condenseLog } from '../engine/gather/condense-log.ts'
import type { Performed } from '../engine/model/act.ts'
import type { Alert } from '../engine/model/alert.ts'
import type { IncidentId, Instant, Sha } from '../engine/model/ids.ts'
import type { Incident } from '../engine/model/incident.ts'
import type { Repo } from '../engine/model/repo.ts'
import type { Role } from '../engine/model/word.ts'
import type { Actor, Clock, Journal, RevertSource } from '../engine/ports.ts'
import { triage, type Triaged } from '../engine/triage.ts'
import { appReadings } from './app-readings.ts'
import { caseWindow } from './case-window.ts'
import { eraseMirrors, localMirror, type Mirrors } from './local-mirror.ts'
import { reApply } from './re-apply.ts'
import { type ReadPayload, readPayloadOf } from './read-payload.ts'
import { repositoryConfig, type RepositoryConfig } from './repository-config.ts'
import { withLandings } from './with-landings.ts'

export type { HookAttempt } from '../adapters/github/missed/hook-deliveries.ts'
export type { Rebuilt } from '../adapters/github/missed/recent-outcomes.ts'
export type { WatchedRepository } from '../adapters/github/missed/watched-places.ts'
export type { Deliveries, DeliveryEnd } from '../adapters/store/deliveries.ts'
export type { Duty } from '../adapters/store/duties.ts'
export type { Job, Settled } from '../adapters/store/job-queue.ts'
export type { Order } from '../adapters/store/order.ts'
export type { Store } from '../adapters/store/store.ts'
export type { WordBook } from '../adapters/store/word-book.ts'
export type { Triaged } from '../engine/triage.ts'
export { type Meaning, type ReadAlarm, readAlarm, type ReadPayload } from './read-payload.ts'
export { failingOfAlert }

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
  /** By which we know our check for an incident at a commit again. */
  readonly checkName: (incident: IncidentId, sha: Sha) => string
  /** Opens a draft that applies again what a merged revert of ours took back, or says why not. */
  readonly reApply: (
    incident: Incident,
    pull: number,
    config: RepositoryConfig,
    behalf: Behalf,
  ) => Promise<Performed>
  /** How an incident fails, to be compared with `signature` of what was kept; null where nothing can be read. */
  readonly signature: (incident: Incident, behalf: Behalf) => Promise<string | null>
  /** The incident of an alert, about the commit that runs where it fires. */
  readonly incidentOf: (alert: Alert, defaultBranch: string, behalf: Behalf) => Promise<Incident>
}

/** Asks GitHub for what it did not tell us. Times are in milliseconds since the epoch. */
export type Missed = {
  /** Attempts to deliver since then, newest first. */
  readonly attempts: (since: number, mostPages: number) => Promise<HookAttempts>
  /** What the attempt with this id was to deliver. */
  readonly payload: (attempt: string) => Promise<Readonly<Record<string, unknown>>>
  readonly installations: () => Promise<readonly string[]>
  /** Repositories to which something was pushed since then, the latest first. */
  readonly repositories: (installation: string, since: number) => Promise<readonly WatchedRepository[]>
  /** What ended there since then, as the webhooks that should have told of it. */
  readonly outcomes: (
    repository: WatchedRepository,
    installation: string,
    since: number,
  ) => Promise<readonly Rebuilt[]>
}

export type AppWorld = {
  readonly settings: Pick<Settings, 'appId' | 'privateKey' | 'forgeUrl' | 'languageModel' | 'retention'>
  readonly store: StorePlace
  /** Exact hosts, besides those of github.com, that job logs may be fetched from. */
  readonly logHosts: readonly string[]
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
  readonly missed: Missed
  readonly readPayload: ReadPayload
  /** The installation that holds a repository; null where there is none. */
  readonly installationOf: (repo: Repo) => Promise<string | null>
  /** The name that the App has on GitHub, which proves that its id and key are right. Asked once. */
  readonly slug: () => Promise<string>
}

/**
 * Opens the store and puts the engine's parts together for the App.
 * @throws {Refusal} where the store cannot be opened
 */
export async function composeApp(world: AppWorld): Promise<ComposedApp> {
  const { settings } = world
  const store = await openStore(world.store, world.journal, { retention: settings.retention })
  const slug = once(async () => await appSlug(await world.clientFor(null)))
  return {
    store,
    workbench: workbench(world, store, slug),
    missed: missedBy(world),
    readPayload: readPayloadOf(settings.appId),
    installationOf: async (repo) => await installationOf(await world.clientFor(null), repo),
    slug,
  }
}

function missedBy({ clientFor }: AppWorld): Missed {
  return {
    attempts: async (since, mostPages) => await hookAttempts(await clientFor(null), since, mostPages),
    payload: async (attempt) => await hookPayload(await clientFor(null), attempt),
    installations: async () => await activeInstallations(await clientFor(null)),
    repositories: async (installation, since) => await busyRepositories(await clientFor(installation), since),
    outcomes: async (repository, installation, since) =>
      await recentOutcomes(await clientFor(installation), repository, installation, since),
  }
}

function workbench(world: AppWorld, store: Store, slug: () => Promise<string>): Workbench {
  const { settings, clock, journal, clientFor, logHosts, mirrors } = world
  const actorWith = async (client: GitHubClient, { installation, cause }: Behalf): Promise<Actor> => {
    const inner = githubActor(client, { appSlug: await slug(), markerKey: markerKeyOf(settings) })
    return ledgeredActor(inner, store.forInstallation(installation).effects(cause))
  }
  const revertsOf = async (client: GitHubClient): Promise<RevertSource> => ({
    ...githubReverts(client, { login: `${await slug()}[bot]`, markerKey: markerKeyOf(settings) }),
    mayWrite: async (repo) => {
      const { granted } = await installationIn(await clientFor(null), repo)
      return allows(granted, 'open-revert') ? 'yes' : 'no'
    },
  })
  return {
    config: async ({ installation, repo }) => await repositoryConfig(await clientFor(installation), repo),
    triage: async (incident, config, behalf, wish) => {
      let calls = 0
      const client = countCalls(await clientFor(behalf.installation), () => {
        calls += 1
      })
      const policy = policyFromConfig(config)
      const { cases, words, landings } = store.forInstallation(behalf.installation)
      const forge = githubForge(client, {
        logHosts,
        condenser: condenseLog,
        syntax: syntaxReader(),
        ...(mirrors === null
          ? {}
          : { local: localMirror({ mirrors, forgeUrl: settings.forgeUrl, ...behalf }, journal) }),
      })
      const parts = {
        forge: withLandings(forge, landings),
        actor: policy.mode === 'report' ? await actorWith(client, behalf) : null,
        cases,
        told: await words.told(incident.id),
        ...(wish === null ? {} : { wish }),
        mergeChecks: githubMergeChecks(client),
        reverts: await revertsOf(client),
        model:
          config.languageModel.enabled && settings.languageModel ? openAiModel(settings.languageModel) : null,
        clock,
        journal,
        forgeUrl: settings.forgeUrl,
        configuration: config.warnings ?? [],
        apiCalls: () => calls,
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
    checkName: (incident, sha) => checkName(markerKeyOf(settings), incident, sha),
    reApply: async (incident, pull, config, behalf) => {
      const client = await clientFor(behalf.installation)
      const actor = await actorWith(client, behalf)
      const now = new Date(clock.now()).toISOString() as Instant
      return await reApply(incident, pull, policyFromConfig(config), {
        now,
        source: await revertsOf(client),
        actor,
      })
    },
    ...appReadings(world),
  }
}

/**
 * Signs the markers in our issues. Made from the one secret that every process of the App has; after the key was
 * replaced an open incident may get a second issue.
 */
export function markerKeyOf({ appId, privateKey }: Pick<Settings, 'appId' | 'privateKey'>): string {
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
