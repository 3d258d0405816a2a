import type { Kysely } from 'kysely'

export async function wordsWindows(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('words')
    .addColumn('installation', 'text', (column) => column.notNull())
    .addColumn('source', 'text', (column) => column.notNull())
    .addColumn('incident_id', 'text', (column) => column.notNull())
    .addColumn('said_by', 'text', (column) => column.notNull())
    .addColumn('at', 'timestamptz', (column) => column.notNull())
    .addColumn('said', 'json', (column) => column.notNull())
    .addColumn('weight', 'double precision', (column) => column.notNull())
    .addPrimaryKeyConstraint('words_key', ['installation', 'source'])
    .execute()
  await db.schema
    .createIndex('words_of_incident')
    .on('words')
    .columns(['installation', 'incident_id'])
    .execute()
  await db.schema
    .createIndex('words_of_account')
    .on('words')
    .columns(['installation', 'said_by', 'at'])
    .execute()
  await db.schema
    .createTable('windows')
    .addColumn('installation', 'text', (column) => column.notNull())
    .addColumn('incident_id', 'text', (column) => column.notNull())
    .addColumn('window', 'json', (column) => column.notNull())
    .addPrimaryKeyConstraint('windows_key', ['installation', 'incident_id'])
    .execute()
}
