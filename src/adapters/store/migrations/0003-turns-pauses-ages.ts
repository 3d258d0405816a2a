import { type Kysely, sql } from 'kysely'

export async function turnsPausesAges(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('turns')
    .addColumn('installation', 'text', (column) => column.primaryKey())
    .addColumn('last_at', 'timestamptz', (column) => column.notNull())
    .execute()
  await db.schema
    .createTable('pauses')
    .addColumn('installation', 'text', (column) => column.primaryKey())
    .addColumn('until', 'timestamptz', (column) => column.notNull())
    .execute()
  await db.schema
    .alterTable('windows')
    .addColumn('kept_at', 'timestamptz', (column) => column.notNull().defaultTo(sql`now()`))
    .execute()
  await db.schema.createIndex('effects_act').on('effects').columns(['installation', 'act']).execute()
  await db.schema.createIndex('deliveries_received').on('deliveries').column('received_at').execute()
  await db.schema.createIndex('cases_updated').on('cases').column('updated_at').execute()
}
