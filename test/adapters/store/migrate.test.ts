import { PGlite } from '@electric-sql/pglite'
import { Kysely, PGliteDialect, sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { migrate } from '../../../src/adapters/store/migrate.ts'
import type { Tables } from '../../../src/adapters/store/tables.ts'

describe('the tables of the store', () => {
  let db: Kysely<Tables>

  beforeAll(async () => {
    db = new Kysely<Tables>({ dialect: new PGliteDialect({ pglite: await PGlite.create() }) })
  }, 60_000)

  afterAll(async () => await db.destroy())

  const names = async () => {
    const found = await sql<{ table_name: string }>`
      select table_name from information_schema.tables where table_schema = 'prime_suspect' order by 1`.execute(
      db,
    )
    return found.rows.map((row) => row.table_name)
  }

  it('are made in a schema of their own, once', async () => {
    await migrate(db)
    await migrate(db)
    expect(await names()).toEqual([
      'cases',
      'deliveries',
      'effects',
      'migrations',
      'migrations_lock',
      'model_answers',
      'model_spending',
      'recoveries',
      'windows',
      'words',
    ])
  })

  it('are left alone when a newer version has moved them on', async () => {
    await migrate(db)
    await sql`insert into prime_suspect.migrations (name, timestamp) values ('9999-later', '2027-01-01T00:00:00.000Z')`.execute(
      db,
    )
    await expect(migrate(db)).rejects.toMatchObject({ name: 'Refusal', kind: 'misconfigured' })
  })
})
