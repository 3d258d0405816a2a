import { type Kysely, sql } from 'kysely'

export async function deliveriesCasesEffects(db: Kysely<unknown>): Promise<void> {
  await createDeliveries(db)
  await createCases(db)
  await createRecoveries(db)
  await createEffects(db)
}

async function createDeliveries(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('deliveries')
    .addColumn('guid', 'text', (column) => column.primaryKey())
    .addColumn('body_hash', 'text', (column) => column.notNull().unique())
    .addColumn('meaning', 'text', (column) => column.notNull())
    .addColumn('event', 'text', (column) => column.notNull())
    .addColumn('installation', 'text', (column) => column.notNull())
    .addColumn('received_at', 'timestamptz', (column) => column.notNull())
    .addColumn('state', 'text', (column) =>
      column.notNull().check(sql`state in ('waiting', 'done', 'refused', 'failed')`),
    )
    .addColumn('outcome', 'text')
    .addColumn('settled_at', 'timestamptz')
    .addUniqueConstraint('deliveries_meaning', ['installation', 'meaning'])
    .execute()
}

async function createCases(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('cases')
    .addColumn('installation', 'text', (column) => column.notNull())
    .addColumn('incident_id', 'text', (column) => column.notNull())
    .addColumn('owner', 'text', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('failing_key', 'text', (column) => column.notNull())
    .addColumn('run_id', 'text')
    .addColumn('incident', 'json', (column) => column.notNull())
    .addColumn('verdict', 'json', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull().check(sql`state in ('open', 'closed')`))
    .addColumn('issue_url', 'text')
    .addColumn('updated_at', 'timestamptz', (column) => column.notNull())
    .addPrimaryKeyConstraint('cases_key', ['installation', 'incident_id'])
    .execute()
  await db.schema
    .createIndex('cases_open')
    .on('cases')
    .columns(['installation', 'owner', 'name', 'failing_key'])
    .where(sql.ref('state'), '=', 'open')
    .execute()
}

async function createRecoveries(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('recoveries')
    .addColumn('installation', 'text', (column) => column.notNull())
    .addColumn('owner', 'text', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('failing_key', 'text', (column) => column.notNull())
    .addColumn('at', 'timestamptz', (column) => column.notNull())
    .addPrimaryKeyConstraint('recoveries_key', ['installation', 'owner', 'name', 'failing_key'])
    .execute()
}

async function createEffects(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('effects')
    .addColumn('installation', 'text', (column) => column.notNull())
    .addColumn('cause', 'text', (column) => column.notNull())
    .addColumn('act', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) =>
      column.notNull().check(sql`state in ('begun', 'done', 'uncertain', 'refused')`),
    )
    .addColumn('holder', 'text', (column) => column.notNull())
    .addColumn('held_until', 'timestamptz', (column) => column.notNull())
    .addColumn('result_url', 'text')
    .addColumn('refused_because', 'text')
    .addColumn('begun_at', 'timestamptz', (column) => column.notNull().defaultTo(sql`now()`))
    .addColumn('settled_at', 'timestamptz')
    .addPrimaryKeyConstraint('effects_key', ['installation', 'cause', 'act'])
    .execute()
}
