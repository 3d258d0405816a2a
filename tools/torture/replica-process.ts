import process from 'node:process'

import { ledgeredActor } from '../../src/adapters/store/ledgered-actor.ts'
import { openStore } from '../../src/adapters/store/open-store.ts'
import type { Workbench } from '../../src/compose/compose-app.ts'
import { defaultConfig } from '../../src/config/schema.ts'
import type { Forge } from '../../src/engine/ports.ts'
import { triage } from '../../src/engine/triage.ts'
import { worker } from '../../src/entries/app/worker.ts'
import { quiet } from '../../test/adapters/store/contract/under-test.ts'
import { aContext, someFacts } from '../../test/builders/a-dossier.ts'
import { aPolicy } from '../../test/builders/a-plan.ts'
import { effectsActor } from './effects-server.ts'
import type { ReplicaOrders } from './replica.ts'
import { putDeliveries } from './some-deliveries.ts'

/** The App's real store, queue, worker and engine in a process of its own, with facts at hand instead of a GitHub. */
const orders = JSON.parse(process.argv[2] ?? '') as ReplicaOrders
const store = await openStore(orders.place, quiet, { actLeaseMs: 2000 })
if (orders.put !== null) await putDeliveries(store, orders.put)

const clock = { now: () => Date.now() }
const policy = aPolicy({ culpritFrom: 0, shortlistFrom: 0, shortlistLength: 3 })
const facts = someFacts()
const forge: Forge = {
  range: async () => ({ value: facts.range, gaps: [] }),
  changes: async () => ({ value: facts.changes, gaps: [] }),
  failures: async () => ({ value: { failures: facts.failures, attempts: [] }, gaps: [] }),
  tree: async () => facts.tree,
  context: async () => ({ value: aContext(), gaps: [] }),
}
const actorFor = (installation: string, cause: string) =>
  ledgeredActor(effectsActor(orders.effects), store.forInstallation(installation).effects(cause))
const workbench: Workbench = {
  config: async () => defaultConfig,
  triage: async (incident, _config, { installation, cause }) => {
    const actor = actorFor(installation, cause)
    const { cases } = store.forInstallation(installation)
    const world = { forge, actor, cases, model: null, clock, journal: quiet, forgeUrl: 'https://github.test' }
    return await triage(incident, { ...world, apiCalls: () => 0 }, policy)
  },
  actor: async ({ installation, cause }) => actorFor(installation, cause),
  roleOf: async () => 'none',
  page: async () => null,
  erase: async () => {},
  forget: async () => {},
  checkName: () => '',
  reApply: async () => ({ kind: 'refused', because: 'not asked' }),
  signature: async ({ title }) => title,
  incidentOf: async () => await Promise.reject(new Error('no alerts are sent')),
}

if (orders.work) {
  await store.queue.work(worker({ store, workbench, clock, journal: quiet }), { atOnce: 4 })
  process.stdout.write('working\n')
  for (;;) {
    const { waiting, active } = await store.queue.depth()
    if (orders.endsWhenIdle && waiting + active === 0) break
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
}
await store.close()
