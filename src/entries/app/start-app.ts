import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout } from 'node:timers/promises'

import { composeApp, type Store } from '../../compose/compose-app.ts'
import type { Settings } from '../../config/environment.ts'
import { Refusal } from '../../engine/model/refusal.ts'
import type { Clock } from '../../engine/ports.ts'
import { AppOctokit } from './app-octokit.ts'
import { introduce, journalOf, makeProbot, tokenFor } from './app-probot.ts'
import { intake } from './app.ts'
import { createAppServer, webhookPath } from './server.ts'
import { signatureVerifier } from './verify-signature.ts'
import { worker } from './worker.ts'

export type RunningApp = {
  readonly port: number
  /** Takes no more deliveries and jobs, finishes what is at hand, and lets go of the store. */
  stop(): Promise<void>
}

/** How many jobs are worked on at once, at most one for each installation. */
const jobsAtOnce = 4

/**
 * Starts receiving and working. `Octokit` speaks to GitHub; the App's own is paced as GitHub asks.
 * @throws {Refusal} when the store cannot be opened or the port cannot be had
 */
export async function startApp(settings: Settings, Octokit = AppOctokit): Promise<RunningApp> {
  const probot = await makeProbot(settings, Octokit)
  const journal = journalOf(probot)
  const clock: Clock = { now: () => Date.now() }
  const { store, workbench, readPayload, slug } = await composeApp({
    settings,
    store: settings.store,
    logHosts: settings.logHosts,
    mirrors:
      settings.mirrorDirectory === null
        ? null
        : { directory: settings.mirrorDirectory, tokenFor: async (of) => await tokenFor(probot, of) },
    weightsDirectory: settings.weightsDirectory,
    clock,
    journal,
    clientFor: async (installation) =>
      installation === null ? await probot.auth() : await probot.auth(Number(installation)),
  })
  const { app, accept } = intake(store.deliveries, readPayload)
  await probot.load(app)
  const health = { stopping: false }
  const server = createAppServer({
    verify: signatureVerifier(settings.webhookSecrets),
    accept: async (delivery) => await accept(probot, delivery),
    ready: async () => await ready(health, store),
    journal,
  })
  await listen(server, settings, store)
  await store.queue.work(worker({ store, workbench, clock, journal }), { atOnce: jobsAtOnce })
  const { port } = server.address() as AddressInfo
  void introduce(slug, journal)
  journal.note('ready for deliveries', { port, path: webhookPath })
  return {
    port,
    stop: async () => {
      health.stopping = true
      await stopListening(server)
      await store.queue.drain()
      await store.close()
    },
  }
}

async function ready(health: { readonly stopping: boolean }, store: Store): Promise<void> {
  if (health.stopping) throw new Error('stopping')
  await withinMs(2000, store.ping())
}

async function withinMs(milliseconds: number, work: Promise<void>): Promise<void> {
  const clock = new AbortController()
  const late = setTimeout(milliseconds, null, { signal: clock.signal }).then(() => {
    throw new Error(`no answer within ${milliseconds} ms`)
  })
  late.catch(() => {})
  await Promise.race([work, late]).finally(() => clock.abort())
}

async function listen(server: Server, { host, port }: Settings, store: Store): Promise<void> {
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject)
      server.listen(port, host, resolve)
    })
  } catch (error) {
    await store.close()
    throw new Refusal(
      'unavailable',
      `The App cannot listen on ${host}:${port}`,
      'Set PORT to a port that is free and that this user may open.',
      { cause: error },
    )
  }
}

async function stopListening(server: Server): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve))
  server.closeIdleConnections()
  await closed
}
