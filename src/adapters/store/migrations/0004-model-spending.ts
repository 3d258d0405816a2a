import { type Kysely, sql } from 'kysely'

export async function modelSpending(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('model_spending')
    .addColumn('installation', 'text', (column) => column.notNull())
    .addColumn('purse', 'text', (column) => column.notNull())
    .addColumn('tokens', 'double precision', (column) => column.notNull().defaultTo(0))
    .addColumn('dollars', 'double precision', (column) => column.notNull().defaultTo(0))
    .addColumn('tokens_aside', 'double precision', (column) => column.notNull().defaultTo(0))
    .addColumn('dollars_aside', 'double precision', (column) => column.notNull().defaultTo(0))
    .addColumn('updated_at', 'timestamptz', (column) => column.notNull().defaultTo(sql`now()`))
    .addPrimaryKeyConstraint('model_spending_key', ['installation', 'purse'])
    .execute()
  await db.schema
    .createTable('model_answers')
    .addColumn('installation', 'text', (column) => column.notNull())
    .addColumn('hash', 'text', (column) => column.notNull())
    .addColumn('answer', 'json', (column) => column.notNull())
    .addColumn('kept_at', 'timestamptz', (column) => column.notNull().defaultTo(sql`now()`))
    .addPrimaryKeyConstraint('model_answers_key', ['installation', 'hash'])
    .execute()
}
