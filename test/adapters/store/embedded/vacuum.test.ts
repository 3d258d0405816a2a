import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { openEmbedded, type OpenDatabase } from '../../../../src/adapters/store/embedded-database.ts'
import { vacuum } from '../../../../src/adapters/store/embedded/vacuum.ts'
import { migrate, storeSchema } from '../../../../src/adapters/store/migrate.ts'
import { quiet } from '../contract/under-test.ts'

describe('the embedded database', () => {
  const directory = mkdtempSync(join(tmpdir(), 'prime-suspect-vacuum-'))
  let open: OpenDatabase

  beforeAll(async () => {
    open = await openEmbedded(directory, quiet)
    await migrate(open.db)
  }, 60_000)

  afterAll(async () => {
    await open.close()
    rmSync(directory, { recursive: true, force: true })
  })

  /** The bytes of a table of 2,000 rows after each was replaced several times. */
  const bytesAfter = async (tidy: () => Promise<unknown>): Promise<number> => {
    const landings = sql.table(`${storeSchema}.landings`)
    await sql`truncate ${landings}`.execute(open.db)
    for (let round = 0; round < 6; round++) {
      await sql`delete from ${landings}`.execute(open.db)
      await tidy()
      await sql`
        insert into ${landings} (installation, owner, name, sha, landing, merged_at)
        select '1', 'octo', 'shop', n::text, '{}', now() from generate_series(1, 2000) n`.execute(open.db)
    }
    const { rows } = await sql<{ readonly bytes: string }>`
      select pg_relation_size(${`${storeSchema}.landings`}) as bytes`.execute(open.db)
    return Number(rows[0]?.bytes)
  }

  it('fills the room of what was forgotten again', async () => {
    const grown = await bytesAfter(async () => {})
    expect(await bytesAfter(async () => await vacuum(open.db))).toBeLessThan(grown / 3)
  })

  it('does not hold up anything for tables of which little is gone', async () => {
    await vacuum(open.db)
    const landings = sql.table(`${storeSchema}.landings`)
    await sql`delete from ${landings} where sha::int <= 100`.execute(open.db)
    expect(await vacuum(open.db)).toBe(0)
    await sql`delete from ${landings} where sha::int <= 1000`.execute(open.db)
    expect(await vacuum(open.db)).toBe(1)
  })
})
