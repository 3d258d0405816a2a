import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'

import { moveToPostgres, openStore } from '../../../../src/adapters/store/open-store.ts'
import type { Store } from '../../../../src/adapters/store/store.ts'
import { anIncident } from '../../../builders/an-incident.ts'
import { anInstant } from '../../../builders/ids.ts'
import { type Postgres, startPostgres } from '../../../postgres/start-postgres.ts'
import { aDelivery, aTriage, quiet } from '../contract/under-test.ts'

const title = 'broken \0 "\\u0000" \u202E \u2028 \n'
const installation = '7'

/** All that is kept of an installation, as text, in an order of its own; not how jobs ended that are done with. */
async function all(store: Store): Promise<readonly string[]> {
  const rows: string[] = []
  for await (const one of store.forInstallation(installation).everything()) {
    if (one.row['state'] !== 'failed') rows.push(JSON.stringify(one))
  }
  return rows.sort()
}

describe('moving an embedded store to a server', () => {
  const directory = mkdtempSync(join(tmpdir(), 'prime-suspect-move-'))
  let server: Postgres
  let url: string
  let before: readonly string[]

  beforeAll(async () => {
    server = await startPostgres()
    url = await server.createDatabase()
    const store = await openStore({ kind: 'embedded', directory }, quiet, { tries: 1 })
    const tenancy = store.forInstallation(installation)
    await store.deliveries.record(aDelivery({ installation }), aTriage(anIncident({ title })))
    await store.queue.work(async () => await Promise.reject(new Error('bug')), { atOnce: 1 })
    await vi.waitFor(async () => expect((await store.queue.depth()).dead).toBe(1), { timeout: 20_000 })
    await store.queue.drain()
    for (let n = 0; n < 600; n++) {
      await store.deliveries.record(
        aDelivery({ installation, guid: `guid-${n}` }),
        aTriage(anIncident({ title })),
      )
    }
    await tenancy.recoveries.note(anIncident().repo, anIncident().failing, anInstant())
    await tenancy.effects('guid-1').begin('publish')
    await tenancy.effects('guid-1').done('publish', 'https://github.test/1')
    before = await all(store)
    await store.close()
  }, 60_000)

  afterAll(async () => {
    await server.stop()
    rmSync(directory, { recursive: true, force: true })
  })

  it('brings every row and every job over, byte for byte, and the work goes on there', async () => {
    const moved = await moveToPostgres(directory, url, quiet)
    expect(moved.written).toBeGreaterThan(1200)
    const store = await openStore({ kind: 'postgres', url }, quiet)
    expect(await all(store)).toEqual(before)
    expect(await store.queue.depth()).toMatchObject({ waiting: 600, dead: 1 })
    await store.close()
  })

  it('given twice finds the same and writes nothing', async () => {
    expect(await moveToPostgres(directory, url, quiet)).toMatchObject({ written: 0 })
  })

  it('leaves a directory that cannot be worked on by mistake', async () => {
    const words = { kind: 'misconfigured', message: expect.stringContaining('was moved') }
    await expect(openStore({ kind: 'embedded', directory }, quiet)).rejects.toMatchObject(words)
  })

  it('refuses a database that holds something else, and leaves it as it was', async () => {
    const other = await server.createDatabase()
    const store = await openStore({ kind: 'postgres', url: other }, quiet)
    await store.deliveries.record(aDelivery({ installation }), aTriage())
    const kept = await all(store)
    const words = { kind: 'misconfigured', message: expect.stringContaining('not empty') }
    await expect(moveToPostgres(directory, other, quiet)).rejects.toMatchObject(words)
    expect(await all(store)).toEqual(kept)
    await store.close()
  })

  it('refuses a directory in which there is no store, and makes none', async () => {
    const nowhere = join(directory, 'nowhere')
    await expect(moveToPostgres(nowhere, url, quiet)).rejects.toMatchObject({ kind: 'not-found' })
    expect(existsSync(nowhere)).toBe(false)
  })
})
