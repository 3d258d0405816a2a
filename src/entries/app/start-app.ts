import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout } from 'node:timers/promises'

import { composeApp, type Job, readAlarm, type Settled, type Store } from '../../compose/compose-app.ts'
import type { Settings } from '../../config/environment.ts'
import { Refusal } from '../../engine/model/refusal.ts'
import type { Clock, Journal } from '../../engine/ports.ts'
import { alertDoor } from './alert-door.ts'
import { appDuties } from './app-duties.ts'
import { AppOctokit } from './app-octokit.ts'
import { introduce, tokenFor } from './app-probot.ts'
import { intake, isHandled } from './intake.ts'
import type { Detail } from './operate/detail.ts'
import { makeMeters } from './operate/meters.ts'
import { metricsServer } from './operate/metrics-server.ts'
import { inSpan } from './operate/traces.ts'
import { createAppServer, webhookPath } from './server.ts'
import { signatureVerifier } from './verify-signature.ts'
import { watchedProbot } from './watched-probot.ts'
import { worker } from './worker.ts'

export type RunningApp = {
  readonly port: number
  /** Takes no more deliveries and jobs, finishes what is at hand, and lets go of the store. */
  stop(): Promise<void>
  /** Gives the jobs at hand to other processes, for this one ends now. Answers how many they were. */
  handBack(): Promise<number>
  /** Resolves once its store is found damaged: it has to be started anew, which repairs the store. */
  readonly damaged: Promise<void>
}

/** How many jobs are worked on at once, at most one for each installation. */
const jobsAtOnce = 4

const clock: Clock = { now: () => Date.now() }

export type StartOptions = {
  /** The clock by which GitHub dates what happens. */
  readonly forgeClock: Clock
  /** Whether it also looks for what it was not told. */
  readonly recovers: boolean
  /** Speaks to GitHub; the App's own is paced as GitHub asks. */
  readonly Octokit: typeof AppOctokit
}

/**
 * Starts receiving and working.
 * @throws {Refusal} when the store cannot be opened or the port cannot be had
 */
export async function startApp(
  settings: Settings,
  { forgeClock = clock, recovers = true, Octokit = AppOctokit }: Partial<StartOptions> = {},
): Promise<RunningApp> {
  const meters = makeMeters()
  const { probot, journal, detail } = await watchedProbot(settings, Octokit, meters)
  const { store, workbench, missed, readPayload, slug, installationOf } = await composeApp({
    settings,
    store: settings.store,
    logHosts: settings.logHosts,
    mirrors:
      settings.mirrorDirectory === null
        ? null
        : {
            directory: settings.mirrorDirectory,
            mostBytes: settings.mirrorBytes,
            tokenFor: async (of) => await tokenFor(probot, of),
          },
    weightsDirectory: settings.weightsDirectory,
    clock,
    journal,
    clientFor: async (installation) =>
      installation === null ? await probot.auth() : await probot.auth(Number(installation)),
  })
  const { app, accept, recover } = intake(store.deliveries, readPayload, forgeClock)
  await probot.load(app)
  const health = { stopping: false }
  const server = createAppServer({
    verify: signatureVerifier(settings.webhookSecrets),
    accept: async (delivery) => {
      const { event, guid } = delivery
      const work = async () => await inSpan('delivery', { event }, async () => await accept(probot, delivery))
      return await detail.around('delivery', { event, delivery: guid }, work)
    },
    ready: async () => await ready(health, store),
    journal,
    answered: ({ status, says }, seconds) => meters.delivery(status === 202 ? says : String(status), seconds),
    alerts:
      settings.alertSecret === null
        ? undefined
        : alertDoor({
            secret: settings.alertSecret,
            readAlarm,
            installationOf,
            deliveries: store.deliveries,
            forgeClock,
          }),
  })
  meters.watchQueue(store.queue)
  const metrics = metricsServer(meters)
  if (settings.metricsPort !== null) {
    await listen(metrics, { host: settings.host, port: settings.metricsPort }, store)
  }
  await listen(server, settings, store)
  const work = watchedWork(worker({ store, workbench, clock, journal }), detail)
  await store.queue.work(work, { atOnce: jobsAtOnce })
  const known = async (guids: readonly string[]) => await store.deliveries.known(guids)
  const duties = appDuties({ missed, known, recover, isHandled, clock, forgeClock, journal })
  await store.duties.take(recovers ? duties : [])
  const { port } = server.address() as AddressInfo
  void introduce(slug, journal)
  journal.note('ready for deliveries', { port, path: webhookPath })
  return {
    port,
    stop: async () => {
      health.stopping = true
      await stopListening(server)
      await stopListening(metrics)
      await Promise.all([store.queue.drain(), store.duties.drain()])
      await store.close()
    },
    handBack: async () => {
      const jobs = await store.queue.handBack()
      journal.note('stopped before all was finished: the jobs at hand are handed back', { jobs })
      return jobs
    },
    damaged: toldOfDamage(store, health, journal),
  }
}

type Work = (job: Job) => Promise<Settled>

function watchedWork(work: Work, detail: Detail): Work {
  return async (job) => {
    const order = job.order.kind
    const { delivery, attempt } = job
    const inTheSpan = async () => await inSpan('job', { order }, async () => await work(job))
    return await detail.around('job', { order, delivery, attempt }, inTheSpan)
  }
}

async function toldOfDamage(store: Store, health: { stopping: boolean }, journal: Journal): Promise<void> {
  const because = await store.damaged
  health.stopping = true
  const what = 'THE EMBEDDED STORE WAS FOUND DAMAGED; the App ends, and repairs it when it is started again'
  journal.note(what, { because })
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

async function listen(
  server: Server,
  { host, port }: Pick<Settings, 'host' | 'port'>,
  store: Store,
): Promise<void> {
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
      'Set PORT (or METRICS_PORT) to a port that is free and that this user may open.',
      { cause: error },
    )
  }
}

async function stopListening(server: Server): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve))
  server.closeIdleConnections()
  await closed
}
