import { PGlite } from '@electric-sql/pglite'
import { Kysely, PGliteDialect, PostgresDialect, sql } from 'kysely'
import { Pool } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { migrate, migrationNames, migrationsDone } from '../../../src/adapters/store/migrate.ts'
import { storeCases } from '../../../src/adapters/store/store-cases.ts'
import type { Tables } from '../../../src/adapters/store/tables.ts'
import { storeWords } from '../../../src/adapters/store/word-book.ts'
import { anIncidentId } from '../../builders/ids.ts'
import { type Postgres, startPostgres } from '../../postgres/start-postgres.ts'
import { rowsOfVersion } from './rows-of-version.ts'

let server: Postgres
let pglite: PGlite

beforeAll(async () => {
  server = await startPostgres()
  pglite = await PGlite.create()
}, 60_000)

afterAll(async () => {
  await server.stop()
  await pglite.close()
})

/** The same PGlite for all tests: starting one is dear, and a schema is quickly dropped. */
const engines: Readonly<Record<string, () => Promise<Kysely<Tables>>>> = {
  'the embedded database': async () => {
    await pglite.exec('drop schema if exists prime_suspect cascade')
    return new Kysely<Tables>({ dialect: new PGliteDialect({ pglite }) })
  },
  'a PostgreSQL server': async () => {
    const pool = new Pool({ connectionString: await server.createDatabase() })
    return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
  },
}

describe.each(Object.entries(engines))('the tables of the store on %s', (name, open) => {
  const ours = async (work: (db: Kysely<Tables>) => Promise<void>) => {
    const db = await open()
    await work(db)
    if (name !== 'the embedded database') await db.destroy()
  }

  it('are made in a schema of their own, once', async () => {
    await ours(async (db) => {
      await migrate(db)
      await migrate(db)
      expect(await migrationsDone(db)).toEqual(migrationNames)
      const found = await sql<{ table_name: string }>`
        select table_name from information_schema.tables where table_schema = 'prime_suspect'`.execute(db)
      expect(found.rows.map((row) => row.table_name)).toEqual(
        expect.arrayContaining(['cases', 'deliveries', 'effects', 'migrations', 'words']),
      )
    })
  })

  it.each(migrationNames)('keep all rows that were written at %s when they are moved on', async (version) => {
    await ours(async (db) => {
      const earlier = migrationNames.slice(0, migrationNames.indexOf(version) + 1)
      await migrate(db, version)
      await db.connection().execute(async (one) => {
        await sql`set search_path to prime_suspect`.execute(one)
        for (const each of earlier)
          for (const row of rowsOfVersion[each] ?? []) await sql.raw(row).execute(one)
        await sql`reset search_path`.execute(one)
      })
      const before = await counts(db)
      expect(Object.values(before).every((count) => count > 0)).toBe(true)
      await migrate(db)
      expect(await counts(db)).toMatchObject(before)
      const store = db.withSchema('prime_suspect')
      const record = await storeCases(store, '7').find(anIncidentId('incident-1'))
      expect(record).toMatchObject({ state: 'open', incident: { title: 'a\0b' } })
      const window = await storeWords(store, '7').window(anIncidentId('incident-1'))
      expect(window === null).toBe(!earlier.includes('0002-words-windows'))
    })
  })

  it('are left alone when a newer version has moved them on', async () => {
    await ours(async (db) => {
      await migrate(db)
      await sql`insert into prime_suspect.migrations (name, timestamp) values ('9999-later', '2027-01-01T00:00:00.000Z')`.execute(
        db,
      )
      const words = { name: 'Refusal', kind: 'misconfigured', message: expect.stringContaining('newer') }
      await expect(migrate(db)).rejects.toMatchObject(words)
      await expect(migrate(db, '9999-later')).rejects.toMatchObject(words)
    })
  })

  it('have rows to be tested with for every version', () => {
    expect(Object.keys(rowsOfVersion)).toEqual(migrationNames)
  })
})

/** Rows of every table of ours. */
async function counts(db: Kysely<Tables>): Promise<Readonly<Record<string, number>>> {
  const tables = await sql<{ name: string }>`
    select table_name as name from information_schema.tables
    where table_schema = 'prime_suspect' and table_name not like 'migrations%'`.execute(db)
  const found: Record<string, number> = {}
  for (const { name } of tables.rows) {
    const { rows } = await sql<{ n: number }>`
      select count(*)::int as n from ${sql.table(`prime_suspect.${name}`)}`.execute(db)
    found[name] = rows[0]?.n ?? 0
  }
  return found
}
