import type { Kysely } from 'kysely'

export async function landings(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('landings')
    .addColumn('installation', 'text', (column) => column.notNull())
    .addColumn('owner', 'text', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('sha', 'text', (column) => column.notNull())
    .addColumn('landing', 'json', (column) => column.notNull())
    .addColumn('merged_at', 'timestamptz', (column) => column.notNull())
    .addPrimaryKeyConstraint('landings_key', ['installation', 'owner', 'name', 'sha'])
    .execute()
}
