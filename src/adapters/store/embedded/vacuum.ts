import { setImmediate } from 'node:timers/promises'

import { type Kysely, sql } from 'kysely'

import { storeSchema } from '../migrate.ts'
import { queueSchema } from '../prepare-queues.ts'
import type { Tables } from '../tables.ts'

/**
 * Gives the room of rows that are gone back to new ones, and counts the tables anew for the planner: of tables in which
 * a fifth is gone, as a server does by itself (https://www.postgresql.org/docs/current/routine-vacuuming.html#AUTOVACUUM).
 * The embedded database has no process of its own that would. Table by table, for it does nothing else meanwhile.
 * Answers how many tables.
 */
export async function vacuum(db: Kysely<Tables>): Promise<number> {
  // Else the newest second is not counted yet.
  await sql`select pg_stat_force_next_flush()`.execute(db)
  const { rows } = await sql<{ readonly name: string }>`
    select format('%I.%I', schemaname, relname) as name from pg_catalog.pg_stat_user_tables
    where schemaname in (${storeSchema}, ${queueSchema}) and n_dead_tup > 50 + 0.2 * n_live_tup
    order by 1`.execute(db)
  for (const { name } of rows) {
    await sql`vacuum (analyze) ${sql.raw(name)}`.execute(db)
    await setImmediate()
  }
  return rows.length
}
