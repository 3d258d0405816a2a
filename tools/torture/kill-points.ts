import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'

import { openStore, type StorePlace } from '../../src/adapters/store/open-store.ts'
import type { Order } from '../../src/adapters/store/order.ts'
import { aDelivery, aTriage, quiet } from '../../test/adapters/store/contract/under-test.ts'
import { aDeployment, anIncident } from '../../test/builders/an-incident.ts'
import { anIncidentId, anInstant, aSha } from '../../test/builders/ids.ts'
import type { DrillOrders, DrillReport } from '../../test/entries/app/drill/drill-process.ts'
import { startTracker, type Tracker } from '../../test/entries/app/drill/issue-tracker.ts'
import { startPostgres } from '../../test/postgres/start-postgres.ts'
import type { Drill, DrillResult } from './drill-result.ts'

/** Kills, lost incidents, issues made twice, processes that did not end as they should. */
type Tally = { points: number; kills: number; missed: number; lost: number; twice: number }

/** `kill -9` after each step of a triage and of a recovery, again and again, on the embedded store. */
export const killPointsEmbedded: Drill = async ({ short }) => [
  await onPlace('embedded', short, async () => {
    const directory = mkdtempSync(join(tmpdir(), 'prime-suspect-torture-'))
    const place: StorePlace = { kind: 'embedded', directory }
    return { place, remove: () => rmSync(directory, { recursive: true, force: true }) }
  }),
]

/** The same on a PostgreSQL server. */
export const killPointsPostgres: Drill = async ({ short }) => {
  const server = await startPostgres()
  try {
    const newPlace: NewPlace = async () => {
      const url = await server.createDatabase()
      return { place: { kind: 'postgres', url }, remove: () => {} }
    }
    return [await onPlace('postgres', short, newPlace)]
  } finally {
    await server.stop()
  }
}

type NewPlace = () => Promise<{ readonly place: StorePlace; readonly remove: () => void }>

/** Rounds that go on at once: each has a store and a tracker of its own, and most of a round is waiting. */
const lanes = 2

async function onPlace(kind: string, short: boolean, newPlace: NewPlace): Promise<DrillResult> {
  const tally: Tally = { points: 0, kills: 0, missed: 0, lost: 0, twice: 0 }
  const rounds = short ? 1 : 20
  let begun = 0
  let ended = 0
  const lane = async (): Promise<void> => {
    while (begun++ < rounds) {
      const { place, remove } = await newPlace()
      await oneRound(place, tally, short ? 2 : null)
      remove()
      ended += 1
      if (!short) process.stderr.write(`  ${kind}: ${ended} rounds, ${JSON.stringify(tally)}\n`)
    }
  }
  await Promise.all(Array.from({ length: short ? 1 : lanes }, lane))
  return {
    drill: `kill -9 at every named point × ${rounds}, ${kind}`,
    bar: short ? '0 lost, 0 twice' : 'at least 25 points, 500 kills, 0 lost incidents, 0 duplicate effects',
    measured: `${tally.points} points, ${tally.kills} kills (${tally.missed} not reached), ${tally.lost} lost, ${tally.twice} twice`,
    ok:
      tally.lost + tally.twice + tally.missed === 0 && (short || (tally.points >= 25 && tally.kills >= 500)),
  }
}

const failing = (n: number) => aDeployment({ environment: `env-${n}`, deploymentId: String(n), runId: null })
const incidentOf = (n: number) => anIncident({ id: anIncidentId(`incident-${n}`), failing: failing(n) })
const recoveryOf = (n: number): Order => ({
  kind: 'recovery',
  repo: { owner: 'acme', name: 'shop' },
  working: failing(n),
  sha: aSha('good'),
  at: anInstant('2026-03-02T11:00:00Z'),
})

/** `most` points of each kind of job, spread evenly; all of them where null. */
async function oneRound(place: StorePlace, tally: Tally, most: number | null): Promise<void> {
  const tracker = await startTracker()
  await put(place, [['calm failure', 0, aTriage(incidentOf(0))]])
  const triaged = (await run(place, tracker, null)).report['calm failure'] ?? []
  await put(place, [['calm recovery', 0, recoveryOf(0)]])
  const recovered = (await run(place, tracker, null)).report['calm recovery'] ?? []
  tally.points = triaged.length + recovered.length
  const recoveries = spread(recovered.length, most)
  // What recovers has to have failed before.
  const failures = [...new Set([...spread(triaged.length, most), ...recoveries])]
  await killAll(place, tracker, tally, failures, 'failure', (n) => aTriage(incidentOf(n)))
  await killAll(place, tracker, tally, recoveries, 'recovery', recoveryOf)
  for (const at of failures) {
    const issues = tracker.issues.filter(({ incident }) => incident === incidentOf(at + 1).id)
    const shouldBeOpen = !recoveries.includes(at)
    if (issues.length === 0 || issues.some(({ open }) => open !== shouldBeOpen)) tally.lost += 1
    const creations = issues.flatMap(({ writes }) => writes).filter((act) => act !== 'update')
    if (creations.length > (shouldBeOpen ? 1 : 2)) tally.twice += 1
  }
  await tracker.close()
}

/** Puts a job for each point, kills a process at that point of that job, and lets a last one finish. */
async function killAll(
  place: StorePlace,
  tracker: Tracker,
  tally: Tally,
  points: readonly number[],
  name: string,
  order: (n: number) => Order,
): Promise<void> {
  await put(
    place,
    points.map((at) => [`${name} ${at}`, at + 1, order(at + 1)] as const),
  )
  for (const at of points) {
    const { killed } = await run(place, tracker, { delivery: `${name} ${at}`, at })
    if (killed) tally.kills += 1
    else tally.missed += 1
  }
  await run(place, tracker, null)
}

function spread(count: number, most: number | null): readonly number[] {
  const all = Array.from({ length: count }, (_, n) => n)
  if (most === null || most >= count) return all
  return Array.from({ length: most }, (_, n) => Math.floor((n * count) / most))
}

type Put = readonly [guid: string, installation: number, order: Order]

/** An installation each, so that the lease of one that was killed holds up no other. */
async function put(place: StorePlace, orders: readonly Put[]): Promise<void> {
  const store = await openStore(place, quiet)
  for (const [guid, installation, order] of orders) {
    await store.deliveries.record(aDelivery({ guid, installation: String(1000 + installation) }), order)
  }
  await store.close()
}

/**
 * Most of a run is start-up, and most of that compiling: what was compiled is kept for the next process, and the
 * database's code is not compiled again to be faster later. Neither changes what the code does.
 */
const startsFast = ['--liftoff-only']
const compiled = { ...process.env, NODE_COMPILE_CACHE: join(tmpdir(), 'prime-suspect-torture-compiled') }

async function run(
  place: StorePlace,
  { url }: Tracker,
  kill: DrillOrders['kill'],
): Promise<{ readonly killed: boolean; readonly report: DrillReport }> {
  const orders: DrillOrders = { place, tracker: url, actLeaseMs: 1000, kill }
  const path = join(import.meta.dirname, '../../test/entries/app/drill/drill-process.ts')
  const started = spawn(process.execPath, [...startsFast, path, JSON.stringify(orders)], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: compiled,
  })
  let said = ''
  started.stdout.on('data', (data: Buffer) => (said += data.toString()))
  const [code, signal] = await new Promise<[number | null, string | null]>((resolve) =>
    started.once('close', (...how) => resolve(how)),
  )
  if (signal === 'SIGKILL') return { killed: true, report: {} }
  if (code !== 0) throw new Error(`the process ended with ${code}`)
  return { killed: false, report: JSON.parse(said) as DrillReport }
}
