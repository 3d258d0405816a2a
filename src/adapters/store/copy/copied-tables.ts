import { type Kysely, sql } from 'kysely'

import { storeSchema } from '../migrate.ts'
import { deadName, queueName, queueSchema } from '../prepare-queues.ts'
import type { Tables } from '../tables.ts'

export type CopiedColumn = {
  readonly name: string
  /** As SQL names it. */
  readonly type: string
}

/** A table whose rows make up the state of the App. */
export type CopiedTable = {
  /** Schema and name; both are ours, and need no quoting. */
  readonly name: string
  readonly columns: readonly CopiedColumn[]
}

/**
 * What a row has to fulfil to be state, in SQL: of the queue's jobs those that are still to be done and the dead, not
 * what was done nor what the queue keeps for itself.
 */
export function isState({ name }: CopiedTable): string {
  if (name !== `${queueSchema}.job`) return 'true'
  return `name in ('${queueName}', '${deadName}') and state < 'completed'`
}

/**
 * Every table of the store, whoever added it, and the queue's jobs; not what is made anew wherever a store is opened:
 * the record of migrations and the queue's settings.
 */
export async function copiedTables(db: Kysely<Tables>): Promise<readonly CopiedTable[]> {
  const { rows } = await sql<{ readonly table: string; readonly name: string; readonly type: string }>`
    select n.nspname || '.' || c.relname as table, a.attname as name,
      format_type(a.atttypid, a.atttypmod) as type
    from pg_class c
      join pg_namespace n on n.oid = c.relnamespace
      join pg_attribute a on a.attrelid = c.oid
    where c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
      and ((n.nspname = ${storeSchema} and c.relname not in ('migrations', 'migrations_lock'))
        or (n.nspname = ${queueSchema} and c.relname = 'job'))
    order by 1, a.attnum`.execute(db)
  const byTable = Map.groupBy(rows, ({ table }) => table)
  return [...byTable].map(([name, columns]) => ({
    name,
    columns: columns.map((column) => ({ name: column.name, type: column.type })),
  }))
}
