import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { openEmbedded, type OpenDatabase } from '../../../src/adapters/store/embedded-database.ts'
import { migrate, storeSchema } from '../../../src/adapters/store/migrate.ts'
import { takeTurns } from '../../../src/adapters/store/turns.ts'
import { quiet } from './contract/under-test.ts'

describe('the turns of jobs', () => {
  const directory = mkdtempSync(join(tmpdir(), 'prime-suspect-turns-'))
  let open: OpenDatabase

  beforeAll(async () => {
    open = await openEmbedded(directory, quiet)
    await migrate(open.db)
  }, 60_000)

  afterAll(async () => {
    await open.close()
    rmSync(directory, { recursive: true, force: true })
  })

  /** How much later than the first each is, in seconds; all in one transaction, whose clock stands still. */
  const taken = async (...batches: readonly (readonly string[])[]): Promise<readonly number[]> =>
    await open.db.transaction().execute(async (trx) => {
      const all: number[] = []
      for (const batch of batches) {
        for (const { priority } of await takeTurns(trx.withSchema(storeSchema), batch)) all.push(-priority)
      }
      return all.map((age) => age - (all[0] ?? 0))
    })

  it('are the same whether jobs come one by one or together', async () => {
    const jobs = ['a', 'b', 'a', 'a', 'c', 'b', 'a']
    const expected = [0, 0, 10, 20, 0, 10, 30]
    expect(await taken(...jobs.map((one) => [one]))).toEqual(expected)
    expect(await taken(jobs.map((one) => `together ${one}`))).toEqual(expected)
    const halves = jobs.map((one) => `halves ${one}`)
    expect(await taken(halves.slice(0, 3), halves.slice(3))).toEqual(expected)
  })

  it('are an hour behind at most, for those who sent more than an hour of work', async () => {
    const many = (installation: string, count: number) => Array.from({ length: count }, () => installation)
    const together = await taken(many('much', 300), many('much', 100), many('much', 3))
    expect(together).toEqual(Array.from({ length: 403 }, (_, n) => Math.min(n * 10, 3600)))
    const apart = await taken(...many('apart', 403).map((one) => [one]))
    expect(apart).toEqual(together)
  })
})
