import { type Kysely, sql } from 'kysely'

import { deadName, queueName, queueSchema } from '../prepare-queues.ts'
import type { Tables } from '../tables.ts'

/** Every table there is; a new one does not compile until it is here, and all rows of all tables have a tenant. */
const ofTenants: Readonly<Record<keyof Tables, true>> = {
  deliveries: true,
  cases: true,
  recoveries: true,
  effects: true,
  words: true,
  windows: true,
  turns: true,
  pauses: true,
  landings: true,
  pushes: true,
  pushed_commits: true,
  merge_groups: true,
  model_spending: true,
  model_answers: true,
}

export const tenantTables = Object.keys(ofTenants) as readonly (keyof Tables)[]

/**
 * Removes every row of an installation, its waiting and its dead jobs too. The job that is being worked on stays until
 * it is settled; it holds the installation's number and nothing else.
 */
export async function eraseInstallation(db: Kysely<Tables>, installation: string): Promise<void> {
  await db.transaction().execute(async (trx) => {
    for (const table of tenantTables) {
      await trx.deleteFrom(table).where('installation', '=', installation).execute()
    }
    await sql`
      delete from ${sql.table(`${queueSchema}.job`)}
      where name in (${queueName}, ${deadName}) and state <> 'active'
        and (group_id = ${installation} or data ->> 'installation' = ${installation})`.execute(trx)
  })
}
