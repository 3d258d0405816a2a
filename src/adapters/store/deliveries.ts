import { setTimeout } from 'node:timers/promises'

import type { Kysely, Transaction } from 'kysely'

import { inBatches } from './in-batches.ts'
import type { JobData, Order } from './order.ts'
import type { Tables } from './tables.ts'

/** A verified webhook delivery that asks for work. */
export type Delivery = {
  /** `X-GitHub-Delivery`: the same for a redelivery, but outside the signature, so anyone can change it. */
  readonly guid: string
  /** SHA-256 of the raw body, hex: the same body is the same delivery, whatever its headers say. */
  readonly bodyHash: string
  /** What it tells of, for deliveries that differ in body and still say the same. */
  readonly meaning: string
  readonly event: string
  readonly installation: string
}

export type Recorded =
  | { readonly kind: 'recorded' }
  | { readonly kind: 'duplicate'; readonly by: 'guid' | 'body' | 'meaning' }

/** What became of a delivery: `refused` by the world for now, `failed` after the last try. */
export type DeliveryEnd = { readonly state: 'done' | 'refused' | 'failed'; readonly says: string }

export type Deliveries = {
  /**
   * Writes the delivery and its job in one transaction: both are there afterwards, or neither. A redelivery of what was
   * refused or failed is a new job: someone mended what stood in its way.
   * @throws {Error} when the database does not answer in time for GitHub to be told
   */
  record(delivery: Delivery, order: Order): Promise<Recorded>
  settle(of: { readonly installation: string; readonly guid: string }, end: DeliveryEnd): Promise<void>
  /** Which of these were recorded. */
  known(guids: readonly string[]): Promise<ReadonlySet<string>>
}

/** Puts jobs into the queue as part of a transaction. */
export type PutJobs = (trx: Transaction<Tables>, jobs: readonly JobData[]) => Promise<void>

type Arrival = { readonly delivery: Delivery; readonly order: Order }

const longestOutcome = 2000

export type Recording = {
  /**
   * How many transactions are under way at once. Those of one installation wait for each other anyway; of different
   * ones, where there are several, one that is held up does not hold up all.
   */
  readonly lanes: number
  /** Told of each new job once it is safe. */
  readonly ring: (installation: string) => void
}

/** Deliveries that one transaction takes in, where so many come at once. */
const mostTogether = 50

export function storeDeliveries(
  db: Kysely<Tables>,
  putJobs: PutJobs,
  { lanes, ring }: Recording,
): Deliveries {
  const recordAll = async (arrivals: readonly Arrival[]): Promise<readonly Recorded[]> => {
    const recorded = await db.transaction().execute(async (trx) => await recordIn(trx, arrivals, putJobs))
    for (const [n, { delivery }] of arrivals.entries()) {
      if (recorded[n]?.kind === 'recorded') ring(delivery.installation)
    }
    return recorded
  }
  const recorders = Array.from({ length: lanes }, () =>
    inBatches<Arrival, Recorded>({ most: mostTogether, keysOf, work: recordAll }),
  )
  const recordSoon = async (arrival: Arrival): Promise<Recorded> =>
    await at(recorders, laneOf(arrival.delivery, lanes))(arrival)
  return {
    record: async (delivery, order) => await withinMs(answerWithinMs, recordSoon({ delivery, order })),
    settle: async ({ installation, guid }, { state, says }) => {
      const outcome = says.replaceAll('\0', '').slice(0, longestOutcome)
      await db
        .updateTable('deliveries')
        .set({ state, outcome, settled_at: new Date() })
        .where('installation', '=', installation)
        .where('guid', '=', guid)
        .execute()
    },
    known: async (guids) => {
      if (guids.length === 0) return new Set()
      const rows = await db.selectFrom('deliveries').select('guid').where('guid', 'in', guids).execute()
      return new Set(rows.map(({ guid }) => guid))
    },
  }
}

/**
 * GitHub waits ten seconds. What is written after all is known as a duplicate when it comes again, so that a late answer
 * costs nothing.
 */
const answerWithinMs = 8000

async function withinMs<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  const clock = new AbortController()
  const late = setTimeout(milliseconds, null, { signal: clock.signal }).then(() => {
    throw new Error(`the database did not answer within ${milliseconds} ms`)
  })
  late.catch(() => {})
  work.catch(() => {})
  return await Promise.race([work, late]).finally(() => clock.abort())
}

/** What makes two of them duplicates: which of two comes first must not be left to one statement. */
function keysOf({ delivery }: Arrival): readonly string[] {
  const { guid, bodyHash, installation, meaning } = delivery
  return [`guid ${guid}`, `body ${bodyHash}`, `meaning ${installation} ${meaning}`]
}

async function recordIn(
  trx: Transaction<Tables>,
  arrivals: readonly Arrival[],
  putJobs: PutJobs,
): Promise<readonly Recorded[]> {
  const isNew = await insert(
    trx,
    arrivals.map(({ delivery }) => delivery),
  )
  const answers: Recorded[] = []
  const jobs: JobData[] = []
  for (const { delivery, order } of arrivals) {
    const isWanted = isNew.has(delivery.guid) || (await reopen(trx, delivery))
    if (isWanted) jobs.push({ installation: delivery.installation, delivery: delivery.guid, order })
    answers.push(isWanted ? { kind: 'recorded' } : { kind: 'duplicate', by: await sameIn(trx, delivery) })
  }
  if (jobs.length > 0) await putJobs(trx, jobs)
  return answers
}

/**
 * Answers the guids of those that nothing is a duplicate of. Two processes that are told the same at once wait for each
 * other's rows: in one order, so that not each waits for the other.
 */
async function insert(
  trx: Transaction<Tables>,
  deliveries: readonly Delivery[],
): Promise<ReadonlySet<string>> {
  const inOneOrder = deliveries.toSorted((a, b) => (a.bodyHash < b.bodyHash ? -1 : 1))
  const rows = await trx
    .insertInto('deliveries')
    .values(
      inOneOrder.map(({ guid, bodyHash, meaning, event, installation }) => ({
        guid,
        body_hash: bodyHash,
        meaning,
        event,
        installation,
        received_at: new Date(),
        state: 'waiting' as const,
        outcome: null,
        settled_at: null,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .returning('guid')
    .execute()
  return new Set(rows.map(({ guid }) => guid))
}

function at<T>(all: readonly T[], n: number): T {
  const found = all[n]
  if (found === undefined) throw new Error('a lane for every delivery')
  return found
}

/** The same for all of an installation. */
function laneOf({ installation }: Delivery, lanes: number): number {
  return Buffer.from(installation).reduce((sum, byte) => sum + byte, 0) % lanes
}

async function reopen(
  trx: Transaction<Tables>,
  { installation, guid, bodyHash }: Delivery,
): Promise<boolean> {
  const row = await trx
    .updateTable('deliveries')
    .set({ state: 'waiting' })
    .where('installation', '=', installation)
    .where('guid', '=', guid)
    .where('body_hash', '=', bodyHash)
    .where('state', 'in', ['refused', 'failed'])
    .returning('guid')
    .executeTakeFirst()
  return row !== undefined
}

async function sameIn(trx: Transaction<Tables>, delivery: Delivery): Promise<'guid' | 'body' | 'meaning'> {
  const rows = await trx
    .selectFrom('deliveries')
    .select(['guid', 'body_hash'])
    .where((is) => is.or([is('guid', '=', delivery.guid), is('body_hash', '=', delivery.bodyHash)]))
    .execute()
  if (rows.some((row) => row.guid === delivery.guid)) return 'guid'
  return rows.length > 0 ? 'body' : 'meaning'
}
