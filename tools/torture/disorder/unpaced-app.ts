import type { AddressInfo } from 'node:net'

import { composeApp, type Store } from '../../../src/compose/compose-app.ts'
import type { Settings } from '../../../src/config/environment.ts'
import { makeProbot } from '../../../src/entries/app/app-probot.ts'
import { intake } from '../../../src/entries/app/intake.ts'
import { createAppServer, webhookPath } from '../../../src/entries/app/server.ts'
import { signatureVerifier } from '../../../src/entries/app/verify-signature.ts'
import { worker } from '../../../src/entries/app/worker.ts'
import type { Double } from '../../../test/double/start-double.ts'
import { appClient } from '../faults/flow.ts'

const secret = 'a secret that is long enough for a drill'

export type UnpacedApp = {
  readonly webhook: string
  readonly secret: string
  readonly store: Store
  /** Resolves when there is no job left. */
  readonly idle: () => Promise<void>
  readonly stop: () => Promise<void>
}

const silent = { note: () => {} }

/** The App's receiver, store and worker in this process. Only its client is not paced, which would take days here. */
export async function startUnpacedApp(double: Double, place: Settings['store']): Promise<UnpacedApp> {
  const settings: Settings = {
    appId: String(double.app.id),
    privateKey: double.app.privateKey,
    webhookSecrets: [secret],
    store: place,
    host: '127.0.0.1',
    port: 0,
    apiUrl: double.url,
    forgeUrl: 'https://github.com',
    logHosts: [new URL(double.logsUrl).host],
    logLevel: 'error',
    languageModel: null,
    mirrorDirectory: null,
    mirrorBytes: 0,
    metricsPort: null,
    alertSecret: null,
    weightsDirectory: null,
    retention: { deliveries: 30, incidents: 365, excerpts: 30, labels: 3650 },
  }
  const probot = await makeProbot(settings)
  const clients = new Map(double.world.installations.map(({ id }) => [String(id), appClient(double, id)]))
  const clock = { now: () => Date.now() }
  // What the double tells of happened on a day of its own.
  const behind = Date.now() - Date.parse('2026-03-02T12:00:00Z')
  const forgeClock = { now: () => Date.now() - behind }
  const { store, workbench, readPayload } = await composeApp({
    settings,
    store: place,
    logHosts: settings.logHosts,
    mirrors: null,
    weightsDirectory: null,
    clock,
    journal: silent,
    clientFor: async (installation) => clients.get(installation ?? '') ?? (await probot.auth()),
  })
  const { app, accept } = intake(store.deliveries, readPayload, forgeClock)
  await probot.load(app)
  const server = createAppServer({
    verify: signatureVerifier([secret]),
    accept: async (delivery) => await accept(probot, delivery),
    ready: async () => {},
    journal: silent,
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  await store.queue.work(worker({ store, workbench, clock, journal: silent }), { atOnce: 4 })
  return {
    webhook: `http://127.0.0.1:${(server.address() as AddressInfo).port}${webhookPath}`,
    secret,
    store,
    idle: async () => {
      for (;;) {
        const { waiting, active } = await store.queue.depth()
        if (waiting + active === 0) return
        await new Promise((resolve) => setTimeout(resolve, 250))
      }
    },
    stop: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      await store.queue.drain()
      await store.close()
    },
  }
}
