import { z } from 'zod'

import { failingOfAlert } from '../adapters/github/alert-incident.ts'
import { boundedClient } from '../adapters/github/api/bounded-client.ts'
import {
  conditionalClient,
  type KnownAnswers,
  knownAnswers,
} from '../adapters/github/api/conditional-client.ts'
import { readRest } from '../adapters/github/api/read-rest.ts'
import { installationOf } from '../adapters/github/granted.ts'
import { checkName } from '../adapters/github/issue/marker.ts'
import type { GitHubClient } from '../adapters/github/octokit.ts'
import { incidentPage } from '../adapters/github/words/incident-page.ts'
import { roleOf } from '../adapters/github/words/role-of.ts'
import { openStore } from '../adapters/store/open-store.ts'
import type { Store } from '../adapters/store/store.ts'
import { policyFromConfig } from '../config/policy-from-config.ts'
import { redactText } from '../engine/gather/redact.ts'
import type { Instant } from '../engine/model/ids.ts'
import type { Repo } from '../engine/model/repo.ts'
import { appHands } from './app-hands.ts'
import { type Missed, missedBy } from './app-missed.ts'
import { appReadings } from './app-readings.ts'
import { appTriage } from './app-triage.ts'
import { type AppWorld, markerKeyOf, type Workbench } from './app-world.ts'
import { eraseMirror, eraseMirrors } from './local-mirror.ts'
import { reApply } from './re-apply.ts'
import { type ReadPayload, readPayloadOf } from './read-payload.ts'
import { repositoryConfig } from './repository-config.ts'

export type { HookAttempt } from '../adapters/github/missed/hook-deliveries.ts'
export type { Rebuilt } from '../adapters/github/missed/recent-outcomes.ts'
export type { Missed } from './app-missed.ts'
export { type AppWorld, type Behalf, markerKeyOf, type Workbench } from './app-world.ts'
export type { WatchedRepository } from '../adapters/github/missed/watched-places.ts'
export type { Deliveries, DeliveryEnd } from '../adapters/store/deliveries.ts'
export type { Duty } from '../adapters/store/duties.ts'
export type { Job, Settled } from '../adapters/store/job-queue.ts'
export type { Order } from '../adapters/store/order.ts'
export type { Store } from '../adapters/store/store.ts'
export type { WordBook } from '../adapters/store/word-book.ts'
export type { Triaged } from '../engine/world.ts'
export { type Meaning, type ReadAlarm, readAlarm, type ReadPayload } from './read-payload.ts'
export { failingOfAlert, redactText }

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
  const answers = knownAnswers()
  const thrifty = { ...world, clientFor: thriftyClients(world.clientFor, answers) }
  return {
    store,
    workbench: workbench(thrifty, store, slug, answers),
    missed: missedBy(thrifty),
    readPayload: readPayloadOf(settings.appId),
    installationOf: async (repo) => await installationOf(await world.clientFor(null), repo),
    slug,
  }
}

/** What an installation read before is not read again for as long as it is the same. */
function thriftyClients(clientFor: AppWorld['clientFor'], answers: KnownAnswers): AppWorld['clientFor'] {
  return async (installation) => {
    const client = await clientFor(installation)
    return installation === null ? client : conditionalClient(client, installation, answers)
  }
}

function workbench(
  world: AppWorld,
  store: Store,
  slug: () => Promise<string>,
  answers: KnownAnswers,
): Workbench {
  const { settings, clock, clientFor, mirrors } = world
  const hands = appHands(world, store, slug)
  const { actorWith, revertsOf } = hands
  return {
    config: async ({ installation, repo }) => await repositoryConfig(await clientFor(installation), repo),
    triage: appTriage(world, store, hands),
    actor: async (behalf) => await actorWith(await clientFor(behalf.installation), behalf),
    erase: async (installation) => {
      answers.forget(installation)
      if (mirrors !== null) await eraseMirrors(mirrors, installation)
    },
    forget: async (installation, repo) => {
      answers.forget(installation)
      if (mirrors !== null) await eraseMirror(mirrors, installation, repo)
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
        source: await revertsOf(client, behalf),
        actor,
      })
    },
    ...appReadings(world),
  }
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
