import { type Kysely, sql } from 'kysely'

import { deadName, queueName, queueSchema } from '../prepare-queues.ts'
import type { Tables } from '../tables.ts'
import { tenantTables } from './erase.ts'

/** One row of what is kept about an installation, under the name of its table. */
export type ExportedRow = { readonly table: string; readonly row: Readonly<Record<string, unknown>> }

/** Everything that is kept about an installation, jobs included, for whoever asks what it is. */
export async function* exportInstallation(
  db: Kysely<Tables>,
  installation: string,
): AsyncGenerator<ExportedRow> {
  for (const table of tenantTables) {
    const rows = await db.selectFrom(table).selectAll().where('installation', '=', installation).execute()
    for (const row of rows) yield { table, row }
  }
  const jobs = await sql<Readonly<Record<string, unknown>>>`
    select name as queue, state, data, created_on, start_after, retry_count, output
    from ${sql.table(`${queueSchema}.job`)}
    where name in (${queueName}, ${deadName})
      and (group_id = ${installation} or data ->> 'installation' = ${installation})
    order by created_on, id`.execute(db)
  for (const row of jobs.rows) yield { table: 'jobs', row }
}
