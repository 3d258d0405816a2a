import { type Kysely, sql } from 'kysely'

import { leases, queueName, queueSchema } from './prepare-queues.ts'
import type { Tables } from './tables.ts'

const jobs = sql.table(`${queueSchema}.job`)

type Taken = { readonly id: string; readonly retryCount: number }

/**
 * Gives a job back in one statement and says when it may be taken again. The taking does not count: one more is
 * granted, so that no job is given up for having waited. A settlement that comes after this finds nothing to settle,
 * for the next taking has another number.
 */
export async function postpone(
  db: Kysely<Tables>,
  { id, retryCount }: Taken,
  afterMs: number,
): Promise<void> {
  const until = sql`now() + make_interval(secs => ${afterMs / 1000}::double precision)`
  await sql`
    update ${jobs}
    set state = 'retry', retry_limit = retry_limit + 1, heartbeat_on = null, start_after = ${until},
      keep_until = ${until} + make_interval(secs => ${leases.retentionSeconds}::double precision)
    where name = ${queueName} and id = ${id} and state = 'active' and retry_count = ${retryCount}`.execute(db)
}

/** Lets no job of an installation be taken for so long, neither those that wait nor those that come. */
export async function holdInstallation(
  db: Kysely<Tables>,
  installation: string,
  forMs: number,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const { until } = await trx
      .insertInto('pauses')
      .values({
        installation,
        until: sql`now() + make_interval(secs => ${forMs / 1000}::double precision)`,
      })
      .onConflict((conflict) =>
        conflict.column('installation').doUpdateSet({ until: sql`greatest(pauses.until, excluded.until)` }),
      )
      .returning('until')
      .executeTakeFirstOrThrow()
    await sql`
      update ${jobs} set start_after = greatest(start_after, ${until})
      where name = ${queueName} and group_id = ${installation} and state < 'active'`.execute(trx)
  })
}
