import process from 'node:process'

import { ledgeredActor } from '../../../../src/adapters/store/ledgered-actor.ts'
import { openStore, type StorePlace } from '../../../../src/adapters/store/open-store.ts'
import type { Store, Tenancy } from '../../../../src/adapters/store/store.ts'
import type { Workbench } from '../../../../src/compose/compose-app.ts'
import { defaultConfig } from '../../../../src/config/schema.ts'
import type { Forge } from '../../../../src/engine/ports.ts'
import { triage } from '../../../../src/engine/triage.ts'
import { worker } from '../../../../src/entries/app/worker.ts'
import { quiet } from '../../../adapters/store/contract/under-test.ts'
import { aContext, someFacts } from '../../../builders/a-dossier.ts'
import { aPolicy } from '../../../builders/a-plan.ts'
import { trackerActor, trackerClient } from './issue-tracker.ts'
import { killPoints } from './kill-points.ts'

/** What this process is told to do. */
export type DrillOrders = {
  readonly place: StorePlace
  readonly tracker: string
  readonly actLeaseMs: number
  /** Delivery on whose first try it kills itself, and at which moment of it. */
  readonly kill: { readonly delivery: string; readonly at: number } | null
}

/** What it says when it has done everything: the moments it came to, by delivery. */
export type DrillReport = Readonly<Record<string, readonly string[]>>

/**
 * The App's real worker on the real store and engine, in a process of its own: does all jobs there are and ends.
 * Where told to, it kills itself at one moment of one job.
 */
const orders = JSON.parse(process.argv[2] ?? '') as DrillOrders
const points = killPoints()
const report: Record<string, readonly string[]> = {}
const policy = aPolicy({ culpritFrom: 0, shortlistFrom: 0, shortlistLength: 3 })
const clock = { now: () => Date.now() }

const store = await openStore(orders.place, quiet, { actLeaseMs: orders.actLeaseMs })

const forge: Forge = points.around('forge', {
  range: async () => ({ value: someFacts().range, gaps: [] }),
  changes: async () => ({ value: someFacts().changes, gaps: [] }),
  failures: async () => ({ value: { failures: someFacts().failures, attempts: [] }, gaps: [] }),
  tree: async () => someFacts().tree,
  context: async () => ({ value: aContext(), gaps: [] }),
})

function tenancy(installation: string): Tenancy {
  const whole = store.forInstallation(installation)
  return {
    ...whole,
    cases: points.around('cases', whole.cases),
    recoveries: points.around('recoveries', whole.recoveries),
    effects: (cause) => points.around('effects', whole.effects(cause)),
  }
}

const watched: Pick<Store, 'forInstallation' | 'deliveries'> = {
  forInstallation: tenancy,
  deliveries: points.around('deliveries', store.deliveries),
}

const client = points.around('tracker', trackerClient(orders.tracker))
const actorFor = (installation: string, cause: string) =>
  ledgeredActor(points.around('actor', trackerActor(client)), tenancy(installation).effects(cause))

const workbench: Workbench = {
  config: async () => defaultConfig,
  erase: async () => undefined,
  forget: async () => undefined,
  triage: async (incident, _config, { installation, cause }) => {
    const actor = actorFor(installation, cause)
    const { cases } = tenancy(installation)
    const world = { forge, actor, cases, model: null, clock, journal: quiet, forgeUrl: 'https://github.test' }
    return await triage(incident, { ...world, apiCalls: () => 0 }, policy)
  },
  actor: async ({ installation, cause }) => actorFor(installation, cause),
  roleOf: async () => 'none',
  page: async () => null,
  checkName: () => '',
  reApply: async () => ({ kind: 'refused', because: 'not asked' }),
  signature: async () => null,
  incidentOf: async () => {
    throw new Error('no alert is part of the drill')
  },
}

const handle = worker({ store: watched, workbench, clock, journal: quiet })
await store.queue.work(
  async (job) => {
    const { delivery, attempt } = job
    points.arm(attempt === 0 && delivery === orders.kill?.delivery ? orders.kill.at : null)
    const settled = await handle(job).catch((error: unknown) => {
      // A bug is tried again for hours: here it ends the drill.
      process.stderr.write(`${String(error)} ${error instanceof Error ? error.stack : ''}\n`)
      process.exit(3)
    })
    report[delivery] = [...points.reached]
    return settled
  },
  { atOnce: 1 },
)
for (;;) {
  const { waiting, active } = await store.queue.depth()
  if (waiting + active === 0) break
  await new Promise((resolve) => setTimeout(resolve, 50))
}
await store.close()
process.stdout.write(JSON.stringify(report))
