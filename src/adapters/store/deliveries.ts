import { setTimeout } from 'node:timers/promises'

import type { Kysely, Transaction } from 'kysely'

import type { Order } from './order.ts'
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
}

/** Puts a job into the queue as part of a transaction. */
export type PutJob = (
  trx: Transaction<Tables>,
  data: { readonly installation: string; readonly delivery: string; readonly order: Order },
) => Promise<void>

const longestOutcome = 2000

export function storeDeliveries(db: Kysely<Tables>, putJob: PutJob): Deliveries {
  return {
    record: async (delivery, order) => {
      const recorded = db.transaction().execute(async (trx): Promise<Recorded> => {
        const isWanted = (await insert(trx, delivery)) || (await reopen(trx, delivery))
        if (!isWanted) return { kind: 'duplicate', by: await sameIn(trx, delivery) }
        await putJob(trx, { installation: delivery.installation, delivery: delivery.guid, order })
        return { kind: 'recorded' }
      })
      return await withinMs(answerWithinMs, recorded)
    },
    settle: async ({ installation, guid }, { state, says }) => {
      const outcome = says.replaceAll('\0', '').slice(0, longestOutcome)
      await db
        .updateTable('deliveries')
        .set({ state, outcome, settled_at: new Date() })
        .where('installation', '=', installation)
        .where('guid', '=', guid)
        .execute()
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

async function insert(trx: Transaction<Tables>, delivery: Delivery): Promise<boolean> {
  const row = await trx
    .insertInto('deliveries')
    .values({
      guid: delivery.guid,
      body_hash: delivery.bodyHash,
      meaning: delivery.meaning,
      event: delivery.event,
      installation: delivery.installation,
      received_at: new Date(),
      state: 'waiting',
      outcome: null,
      settled_at: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('guid')
    .executeTakeFirst()
  return row !== undefined
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
