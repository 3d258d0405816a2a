import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterEach, beforeEach, describe, expect, it } from 'vitest'

import { openStore, type StorePlace } from '../../../src/adapters/store/open-store.ts'
import type { Order } from '../../../src/compose/compose-app.ts'
import type { CaseRecord } from '../../../src/engine/model/case-record.ts'
import { aDelivery, aTriage, quiet } from '../../adapters/store/contract/under-test.ts'
import { aDeployment, anIncident } from '../../builders/an-incident.ts'
import { anIncidentId, anInstant, aSha } from '../../builders/ids.ts'
import { startPostgres } from '../../postgres/start-postgres.ts'
import type { DrillOrders, DrillReport } from './drill/drill-process.ts'
import { startTracker, type Tracker } from './drill/issue-tracker.ts'

const installation = '77'
const repo = { owner: 'acme', name: 'shop' }

type Ended = { readonly killed: boolean; readonly report: DrillReport }

async function drill(orders: DrillOrders): Promise<Ended> {
  const started = spawn(
    process.execPath,
    [join(import.meta.dirname, 'drill/drill-process.ts'), JSON.stringify(orders)],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  )
  let said = ''
  started.stdout.on('data', (data: Buffer) => (said += data.toString()))
  const [code, signal] = await new Promise<[number | null, string | null]>((resolve) =>
    started.once('close', (...how) => resolve(how)),
  )
  if (signal === 'SIGKILL') return { killed: true, report: {} }
  expect(code).toBe(0)
  return { killed: false, report: JSON.parse(said) as DrillReport }
}

/** Failures of as many environments, so that each is an incident of its own. */
const failing = (n: number) => aDeployment({ environment: `env-${n}`, deploymentId: String(n), runId: null })
const incidentOf = (n: number) => anIncident({ id: anIncidentId(`incident-${n}`), failing: failing(n) })
const failureOf = (n: number): Order => aTriage(incidentOf(n))
const recoveryOf = (n: number): Order => ({
  kind: 'recovery',
  repo,
  working: failing(n),
  sha: aSha('good'),
  at: anInstant('2026-03-02T11:00:00Z'),
})

async function put(place: StorePlace, orders: readonly (readonly [guid: string, Order])[]): Promise<void> {
  const store = await openStore(place, quiet)
  for (const [guid, order] of orders) await store.deliveries.record(aDelivery({ guid, installation }), order)
  await store.close()
}

async function casesOf(
  place: StorePlace,
  numbers: readonly number[],
): Promise<readonly (CaseRecord | null)[]> {
  const store = await openStore(place, quiet)
  const { cases } = store.forInstallation(installation)
  const found: (CaseRecord | null)[] = []
  for (const n of numbers) found.push(await cases.find(incidentOf(n).id))
  expect(await store.queue.depth()).toEqual({ waiting: 0, active: 0, dead: 0 })
  await store.close()
  return found
}

type Kill = { readonly delivery: string; readonly at: number }

describe('a worker that is killed with -9', () => {
  let tracker: Tracker
  let directory: string

  beforeEach(async () => {
    tracker = await startTracker()
    directory = mkdtempSync(join(tmpdir(), 'prime-suspect-drill-'))
  })

  afterEach(async () => {
    await tracker.close()
    rmSync(directory, { recursive: true, force: true })
  })

  const run = async (place: StorePlace, kill: Kill | null) =>
    await drill({ place, tracker: tracker.url, actLeaseMs: 1000, kill })

  /** Made once and closed once. Bringing an issue up to date may happen twice and changes nothing the second time. */
  const tracked = () =>
    tracker.issues.map(({ incident, open, writes }) => ({
      incident,
      open,
      writes: writes.filter((act) => act !== 'update'),
    }))
  const expected = (numbers: readonly number[]) =>
    numbers.map((n) => ({ incident: incidentOf(n).id as string, open: false, writes: ['create', 'close'] }))
  const byIncident = (a: { readonly incident: string }, b: { readonly incident: string }) =>
    a.incident < b.incident ? -1 : 1

  it('after any step of a triage or a recovery loses no incident and makes no second issue', async () => {
    const place: StorePlace = { kind: 'embedded', directory }
    await put(place, [['calm failure', failureOf(0)]])
    const triaged = (await run(place, null)).report['calm failure'] ?? []
    await put(place, [['calm recovery', recoveryOf(0)]])
    const recovered = (await run(place, null)).report['calm recovery'] ?? []
    expect(triaged.length + recovered.length).toBeGreaterThanOrEqual(25)

    const numbers = triaged.map((_, index) => index + 1)
    await put(
      place,
      numbers.map((n) => [`failure ${n}`, failureOf(n)] as const),
    )
    for (const n of numbers) {
      const { killed } = await run(place, { delivery: `failure ${n}`, at: n - 1 })
      expect(killed, `killed ${triaged[n - 1]}`).toBe(true)
    }
    await run(place, null)
    const open = await casesOf(place, numbers)
    expect(open.map((one) => one?.state)).toEqual(numbers.map(() => 'open'))

    await put(
      place,
      numbers.map((n) => [`recovery ${n}`, recoveryOf(n)] as const),
    )
    for (const [index, moment] of recovered.entries()) {
      const { killed } = await run(place, { delivery: `recovery ${index + 1}`, at: index })
      expect(killed, `killed ${moment}`).toBe(true)
    }
    await run(place, null)
    const closed = await casesOf(place, numbers)
    expect(closed.map((one) => one?.state)).toEqual(numbers.map(() => 'closed'))
    expect(tracked().sort(byIncident)).toEqual(expected([0, ...numbers]).sort(byIncident))
  }, 400_000)

  it('is succeeded by another process on the same PostgreSQL server once its lease is over', async () => {
    const server = await startPostgres()
    const place: StorePlace = { kind: 'postgres', url: await server.createDatabase() }
    await put(place, [['failure', failureOf(1)]])
    const { report } = await run(place, null)
    const moment = (report['failure'] ?? []).indexOf('after tracker.write')
    await put(place, [['killed', failureOf(2)]])
    expect((await run(place, { delivery: 'killed', at: moment })).killed).toBe(true)
    await run(place, null)
    expect((await casesOf(place, [1, 2])).map((one) => one?.state)).toEqual(['open', 'open'])
    expect(tracked().map(({ writes }) => writes)).toEqual([['create'], ['create']])
    await server.stop()
  }, 120_000)
})
