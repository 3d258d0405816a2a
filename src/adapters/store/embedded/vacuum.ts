import { setImmediate } from 'node:timers/promises'

import { type Kysely, sql } from 'kysely'

import { storeSchema } from '../migrate.ts'
import { queueSchema } from '../prepare-queues.ts'
import type { Tables } from '../tables.ts'

/**
 * Gives the room of rows that are gone back to new ones, and counts the tables anew for the planner. A server does so by
 * itself; the embedded database has no process of its own that would. Table by table, for it does nothing else
 * meanwhile. Answers how many tables.
 */
export async function vacuum(db: Kysely<Tables>): Promise<number> {
  const { rows } = await sql<{ readonly name: string }>`
    select format('%I.%I', schemaname, tablename) as name from pg_catalog.pg_tables
    where schemaname in (${storeSchema}, ${queueSchema}) order by 1`.execute(db)
  for (const { name } of rows) {
    await sql`vacuum (analyze) ${sql.raw(name)}`.execute(db)
    await setImmediate()
  }
  return rows.length
}
