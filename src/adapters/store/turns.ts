import { sql, type Transaction } from 'kysely'

import type { Tables } from './tables.ts'

/** When a new job of an installation may be taken, and before which others. */
export type Turn = {
  /** The higher, the sooner. */
  readonly priority: number
  /** Not before; null for at once. */
  readonly startAfter: Date | null
}

/** About what a job takes. A job is treated as if it had come so much later than the one before it of its installation. */
const secondsEach = 10
/** Whoever has sent more than an hour's work waits no longer than that behind others. */
const mostSecondsBehind = 3600
/** Priorities are 32 bits wide: seconds since then last until 2094. */
const priorityZero = '2026-01-01T00:00:00Z'

/**
 * Gives a job of an installation its place in the queue. Jobs are taken in the order in which they would have come if
 * each installation sent one every ten seconds: whoever sends five hundred at once waits behind whoever sends one, and
 * nobody waits for ever. Jobs of one installation stay in the order in which they came. The clock is the database's.
 */
export async function takeTurn(trx: Transaction<Tables>, installation: string): Promise<Turn> {
  const next = sql<Date>`least(
    greatest(now(), turns.last_at + make_interval(secs => ${secondsEach})),
    greatest(turns.last_at, now() + make_interval(secs => ${mostSecondsBehind})))`
  const { age } = await trx
    .insertInto('turns')
    .values({ installation, last_at: sql`now()` })
    .onConflict((conflict) => conflict.column('installation').doUpdateSet({ last_at: next }))
    .returning(sql<number>`floor(extract(epoch from last_at - ${priorityZero}::timestamptz))::int`.as('age'))
    .executeTakeFirstOrThrow()
  const pause = await trx
    .selectFrom('pauses')
    .select('until')
    .where('installation', '=', installation)
    .where('until', '>', sql<Date>`now()`)
    .executeTakeFirst()
  return { priority: -age, startAfter: pause?.until ?? null }
}
