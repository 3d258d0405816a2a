import { randomUUID } from 'node:crypto'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

import { Client } from 'pg'

import { openStore } from '../../src/adapters/store/open-store.ts'
import type { Store } from '../../src/adapters/store/store.ts'
import { startPostgres } from '../../test/postgres/start-postgres.ts'
import type { Drill, DrillResult } from './drill-result.ts'

/** What GitHub waits for an answer. */
const githubWaitsMs = 10_000

/**
 * The PostgreSQL server goes away in the middle of the work, and comes back; then another program holds a lock on our
 * tables. Deliveries have to be refused in time, and everything has to go on by itself, with every accepted delivery
 * worked on: again only where its end could not be written down, which the ledger of effects is there for.
 */
export const lostDatabase: Drill = async ({ short, database }) => {
  const server = await startPostgres(database ?? undefined)
  try {
    const url = new URL(await server.createDatabase())
    const cable = await layCable(url)
    const worked = new Map<string, number>()
    const notes: string[] = []
    const store = await openStore(
      { kind: 'postgres', url: cable.url },
      { note: (what) => void notes.push(what) },
    )
    try {
      await store.queue.work(
        async ({ delivery }) => {
          worked.set(delivery, (worked.get(delivery) ?? 0) + 1)
          return { kind: 'done', says: '' }
        },
        { atOnce: 4 },
      )
      const round = { store, worked, notes, deliveries: short ? 3 : 20 }
      const gone = await held('gone', round, async () => {
        cable.cut()
        return async () => cable.mend()
      })
      const locked = await held('locked', round, async () => await lockTables(url.toString()))
      return [gone, locked]
    } finally {
      await store.close()
      await cable.close()
    }
  } finally {
    await server.stop()
  }
}

type Round = {
  readonly store: Store
  readonly worked: ReadonlyMap<string, number>
  readonly notes: readonly string[]
  readonly deliveries: number
}

async function held(
  how: string,
  { store, worked, notes, deliveries }: Round,
  strike: () => Promise<() => Promise<void>>,
): Promise<DrillResult> {
  const before = await sendAll(store, deliveries)
  const mend = await strike()
  const during = await sendAll(store, deliveries)
  await mend()
  const accepted = [...before.accepted, ...during.accepted]
  const again = await untilAccepted(store)
  accepted.push(again.guid)
  const isWorked = await within(30_000, () => accepted.every((guid) => worked.has(guid)))
  const underWay = new Set(before.accepted)
  const repeated = accepted.filter((guid) => (worked.get(guid) ?? 0) > 1)
  const twice = repeated.filter((guid) => !underWay.has(guid)).length
  const slowest = Math.max(...during.times)
  const ok =
    isWorked && twice === 0 && during.accepted.length === 0 && slowest < githubWaitsMs && again.ms < 30_000
  return {
    drill: `the PostgreSQL server is ${how}`,
    bar: 'deliveries refused within 10 s, every accepted one worked on, once but for those under way, within 30 s',
    measured:
      `${during.times.length} refused, the slowest after ${slowest} ms; taken again after ${again.ms} ms; ` +
      `${accepted.length} accepted, ${accepted.filter((guid) => worked.has(guid)).length} worked on, ${repeated.length} again; ` +
      `${notes.length} notes in the log`,
    ok,
  }
}

type Sent = { readonly accepted: string[]; readonly times: number[] }

async function sendAll(store: Store, count: number): Promise<Sent> {
  const [accepted, times]: [string[], number[]] = [[], []]
  const send = async () => {
    const guid = randomUUID()
    const from = Date.now()
    if (await isTaken(store, guid)) accepted.push(guid)
    else times.push(Date.now() - from)
  }
  await Promise.all(Array.from({ length: count }, send))
  return { accepted, times }
}

async function isTaken(store: Store, guid: string): Promise<boolean> {
  const delivery = { guid, bodyHash: guid, meaning: guid, event: 'workflow_run', installation: '1' }
  try {
    await store.deliveries.record(delivery, { kind: 'erase' })
    return true
  } catch {
    return false
  }
}

async function untilAccepted(store: Store): Promise<{ readonly guid: string; readonly ms: number }> {
  const from = Date.now()
  for (;;) {
    const guid = randomUUID()
    if (await isTaken(store, guid)) return { guid, ms: Date.now() - from }
    if (Date.now() - from > 60_000) return { guid, ms: Number.POSITIVE_INFINITY }
  }
}

async function within(milliseconds: number, isSo: () => boolean): Promise<boolean> {
  const deadline = Date.now() + milliseconds
  while (!isSo() && Date.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 50))
  return isSo()
}

async function lockTables(url: string): Promise<() => Promise<void>> {
  const other = new Client(url)
  await other.connect()
  await other.query('begin; lock table prime_suspect.deliveries in access exclusive mode')
  return async () => {
    await other.query('rollback')
    await other.end()
  }
}

/** A line to the server that can be cut: connections break, and new ones are refused. */
async function layCable(to: URL) {
  const open = new Set<Socket>()
  let isCut = false
  const cable = createServer((near) => {
    if (isCut) return void near.destroy()
    const far = connect(Number(to.port === '' ? 5432 : to.port), to.hostname)
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(one)
      one.pipe(other)
      one.on('error', () => other.destroy())
      one.on('close', () => (open.delete(one), other.destroy()))
    }
  })
  await new Promise<void>((resolve) => cable.listen(0, '127.0.0.1', resolve))
  const url = new URL(to)
  url.hostname = '127.0.0.1'
  url.port = String((cable.address() as AddressInfo).port)
  const cut = () => {
    isCut = true
    for (const one of open) one.destroy()
  }
  return {
    url: url.toString(),
    cut,
    mend: () => {
      isCut = false
    },
    close: async () => {
      cut()
      await new Promise((resolve) => cable.close(resolve))
    },
  }
}
