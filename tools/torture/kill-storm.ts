import { openStore, type StorePlace } from '../../src/adapters/store/open-store.ts'
import type { Store } from '../../src/adapters/store/store.ts'
import { quiet } from '../../test/adapters/store/contract/under-test.ts'
import { type Postgres, startPostgres } from '../../test/postgres/start-postgres.ts'
import type { Drill } from './drill-result.ts'
import { type EffectsServer, startEffects } from './effects-server.ts'
import { ended, startReplica, working } from './replica.ts'
import { finalState, putDeliveries, putDelivery } from './some-deliveries.ts'

const installations = 50

/**
 * A worker is killed with -9 after two seconds of work while jobs keep coming, and another takes its place, as often as
 * that is in so many seconds. On a machine that does other things too that takes longer, and no kill is left out.
 */
export const killStorm: Drill = async ({ short }) => {
  const seconds = short ? 6 : 300
  const perSecond = short ? 10 : 50
  const all = { from: 0, to: seconds * perSecond, installations }
  const server = await startPostgres()
  try {
    const calm = await runCalm(server, all)
    const place: StorePlace = { kind: 'postgres', url: await server.createDatabase() }
    const store = await openStore(place, quiet)
    const effects = await startEffects()
    const putting = putSteadily(store, all.to, perSecond)
    const kills = seconds / 2
    await killAgainAndAgain(kills, place, effects)
    await putting
    const before = effects.made.size
    const last = startReplica({ place, effects: effects.url, put: null, work: true, endsWhenIdle: true })
    const begun = Date.now()
    await ended(last)
    const drained = Math.round((Date.now() - begun) / 1000)
    const state = await finalState(store, all)
    await store.close()
    await effects.close()
    const differing = state.filter((one, n) => one !== calm[n]).length
    const twice = [...effects.made.values()].filter((times) => times > 1).length
    return [
      {
        drill: `worker killed after 2 s of work, ${kills} times, under ${perSecond} jobs/s for ${seconds} s, postgres`,
        bar: 'final state equals the calm run',
        measured: `${kills} kills, ${all.to} jobs: ${differing} differ, ${effects.made.size} effects, ${twice} twice; ${before} were made between kills, the rest in ${drained} s`,
        ok: differing === 0 && twice === 0 && effects.made.size === all.to && before > 0,
      },
    ]
  } finally {
    await server.stop()
  }
}

async function runCalm(
  server: Postgres,
  all: { readonly from: number; readonly to: number; readonly installations: number },
): Promise<readonly string[]> {
  const place: StorePlace = { kind: 'postgres', url: await server.createDatabase() }
  const store = await openStore(place, quiet)
  await putDeliveries(store, all)
  const effects = await startEffects()
  await ended(startReplica({ place, effects: effects.url, put: null, work: true, endsWhenIdle: true }))
  const state = await finalState(store, all)
  await store.close()
  await effects.close()
  return state
}

async function putSteadily(store: Store, count: number, perSecond: number): Promise<void> {
  const begun = performance.now()
  for (let n = 0; n < count; n++) {
    const early = begun + (n * 1000) / perSecond - performance.now()
    if (early > 0) await new Promise((resolve) => setTimeout(resolve, early))
    await putDelivery(store, n, installations)
  }
}

async function killAgainAndAgain(kills: number, place: StorePlace, effects: EffectsServer): Promise<void> {
  for (let n = 0; n < kills; n++) {
    const worker = startReplica({ place, effects: effects.url, put: null, work: true, endsWhenIdle: false })
    await working(worker)
    await new Promise((resolve) => setTimeout(resolve, 2000))
    worker.kill('SIGKILL')
    await ended(worker)
  }
}
