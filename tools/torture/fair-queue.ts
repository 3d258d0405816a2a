import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { setTimeout } from 'node:timers/promises'

import type { Job, Settled } from '../../src/adapters/store/job-queue.ts'
import { openStore, type StorePlace } from '../../src/adapters/store/open-store.ts'
import type { Order } from '../../src/adapters/store/order.ts'
import type { Store } from '../../src/adapters/store/store.ts'
import { startPostgres } from '../../test/postgres/start-postgres.ts'
import type { Drill, DrillResult } from './drill-result.ts'

const [greedy, modest] = ['1', '2']
const done: Settled = { kind: 'done', says: 'done' }
/** What the modest tenant's work takes. */
const workMs = 50
/** So that each finds the queue as one delivery does, and not as a flood. */
const apartMs = 600
/** No measure of the queue: below that the clock of a busy machine is what is measured. */
const leastMs = 100

/**
 * One tenant sends hundreds of incidents while GitHub's rate limit lets it do nothing; how long does the other wait
 * from its delivery to the end of its work, against an idle queue? On both kinds of store.
 */
export const fairQueue: Drill = async ({ short, database }) => {
  // Of few, the worst tells of the machine.
  const sizes = short
    ? { backlog: 60, probes: 5, percentile: 50 }
    : { backlog: 500, probes: 100, percentile: 95 }
  const directory = mkdtempSync(join(tmpdir(), 'prime-suspect-fair-'))
  const server = await startPostgres(database ?? undefined)
  try {
    const url = await server.createDatabase()
    return [
      await onPlace({ kind: 'embedded', directory }, sizes),
      await onPlace({ kind: 'postgres', url }, sizes),
    ]
  } finally {
    await server.stop()
    rmSync(directory, { recursive: true, force: true })
  }
}

/** Incidents of the one tenant, and of the other in each of two rounds: with the queue idle, and with the backlog. */
type Sizes = { readonly backlog: number; readonly probes: number; readonly percentile: number }

async function onPlace(place: StorePlace, sizes: Sizes): Promise<DrillResult> {
  const store = await openStore(place, { note: () => {} })
  try {
    const ended = new Map<string, () => void>()
    let refused = 0
    const handle = async ({ installation, delivery }: Job): Promise<Settled> => {
      if (installation === greedy) {
        refused += 1
        return { kind: 'later', afterMs: 3_300_000, says: 'rate limit', holds: 'installation' }
      }
      await setTimeout(workMs)
      ended.get(delivery)?.()
      return done
    }
    await store.queue.work(handle, { atOnce: 4 })
    const idle = await probe(store, ended, sizes)
    for (let n = 0; n < sizes.backlog; n++) await send(store, greedy, randomUUID())
    const loaded = await probe(store, ended, sizes)
    return {
      drill: `${place.kind}: one tenant with ${sizes.backlog} incidents and an exhausted rate limit`,
      bar: `the other's p${sizes.percentile} at most twice that of an idle queue; the exhausted one asks GitHub at most 4 times`,
      measured: `p${sizes.percentile} ${Math.round(loaded)} ms, idle ${Math.round(idle)} ms; asked ${refused} times`,
      ok: loaded <= 2 * Math.max(idle, leastMs) && refused <= 4,
    }
  } finally {
    await store.close()
  }
}

/** A percentile of milliseconds from delivery to the end of the work, one after the other. */
async function probe(
  store: Store,
  ended: Map<string, () => void>,
  { probes: count, percentile }: Sizes,
): Promise<number> {
  const times: number[] = []
  for (let n = 0; n < count; n++) {
    const guid = randomUUID()
    const over = new Promise<void>((resolve) => ended.set(guid, resolve))
    const from = performance.now()
    await send(store, modest, guid)
    await over
    times.push(performance.now() - from)
    await setTimeout(apartMs)
  }
  return times.toSorted((a, b) => a - b)[Math.ceil((count * percentile) / 100) - 1] ?? Number.NaN
}

async function send(store: Store, installation: string, guid: string): Promise<void> {
  const delivery = { guid, bodyHash: guid, meaning: guid, event: 'workflow_run', installation }
  await store.deliveries.record(delivery, anOrder)
}

const anOrder: Order = { kind: 'erase' }
