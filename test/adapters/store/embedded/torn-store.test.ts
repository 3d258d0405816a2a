import { spawnSync } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'

import { openStore } from '../../../../src/adapters/store/open-store.ts'
import type { Store } from '../../../../src/adapters/store/store.ts'
import type { Journal } from '../../../../src/engine/ports.ts'
import { aDelivery, aTriage, quiet } from '../contract/under-test.ts'
import { damageTables } from './flip-bytes.ts'

describe('an embedded store whose process was killed', () => {
  const folder = mkdtempSync(join(tmpdir(), 'prime-suspect-torn-'))
  /** Closed after the first delivery, killed after the second. */
  const killed = join(folder, 'killed')
  const directory = join(folder, 'copy')
  const guids = ['first', 'second']

  const open = async (journal: Journal = quiet) => await openStore({ kind: 'embedded', directory }, journal)

  beforeAll(() => {
    const script = join(import.meta.dirname, 'record-and-die-process.ts')
    for (const words of [['first', 'close'], ['second']]) {
      spawnSync(process.execPath, [script, killed, ...words], { stdio: ['ignore', 'ignore', 'inherit'] })
    }
  }, 60_000)

  beforeEach(() => {
    rmSync(directory, { recursive: true, force: true })
    cpSync(killed, directory, { recursive: true })
  })

  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  /** Which deliveries are known, asked in the only way there is: what is known is a duplicate. */
  async function known(store: Store): Promise<readonly string[]> {
    const found: string[] = []
    for (const guid of guids) {
      const { kind } = await store.deliveries.record(aDelivery({ guid, bodyHash: guid }), aTriage())
      if (kind === 'duplicate') found.push(guid)
    }
    return found
  }

  const database = (...path: readonly string[]) => join(directory, 'database', ...path)
  const snapshot = () => join(directory, 'snapshots', readdirSync(join(directory, 'snapshots'))[0] ?? '')

  it('loses nothing where the files are as they were', async () => {
    const store = await open()
    expect(store.restored).toBeNull()
    expect(await known(store)).toEqual(guids)
    await store.close()
  })

  it('is set aside when its files are torn, and goes on from the newest snapshot with its queue', async () => {
    truncateSync(database('pg_xact/0000'), 100)
    const notes: string[] = []
    const store = await open({ note: (what) => notes.push(what) })
    expect(store.restored).toMatchObject({ from: expect.any(String), setAside: join(directory, 'set-aside') })
    expect(notes.join()).toMatch(/DAMAGED.*RESTORED/)
    expect(existsSync(join(directory, 'set-aside/PG_VERSION'))).toBe(true)
    expect(await store.queue.depth()).toMatchObject({ waiting: 1 })
    expect(await known(store)).toEqual(['first'])
    await store.close()
    const again = await open()
    expect(again.restored).toBeNull()
    expect(await known(again)).toEqual(guids)
    await again.close()
  })

  it('is found out when pages of its tables were changed on the disk', async () => {
    damageTables(directory)
    const store = await open()
    expect(store.restored?.because).toMatch(/invalid page/)
    expect(await known(store)).toEqual(['first'])
    await store.close()
  })

  it('is found out when a table was cut where a page ends, which looks like a smaller table', async () => {
    // pg_partitioned_table, of which the queue has rows.
    truncateSync(database('base/5/3350'), 0)
    const store = await open()
    expect(store.restored?.because).toMatch(/could not read blocks|in its index/)
    expect(await known(store)).toEqual(['first'])
    await store.close()
  })

  it('is found out when it lost the end of its log, so that it is older than its snapshot', async () => {
    const whole = gunzipSync(readFileSync(snapshot())).toString()
    const later = whole.replace(/"position":"\d+"/, '"position":"999999999999"')
    writeFileSync(snapshot(), gzipSync(later))
    const store = await open()
    expect(store.restored?.because).toContain('older than its snapshot')
    expect(await known(store)).toEqual(['first'])
    await store.close()
  })

  it('goes on from the snapshot before when the newest is torn too', async () => {
    writeFileSync(database('PG_VERSION'), 'torn')
    const newest = join(directory, 'snapshots/9999-01-01T00-00-00-000Z.jsonl.gz')
    cpSync(snapshot(), newest)
    truncateSync(newest, statSync(newest).size - 20)
    const store = await open()
    expect(await known(store)).toEqual(['first'])
    await store.close()
  })

  it('goes on empty, and says so, when there is no snapshot', async () => {
    writeFileSync(database('PG_VERSION'), 'torn')
    rmSync(snapshot())
    const store = await open()
    expect(store.restored).toMatchObject({ from: null, rows: 0 })
    expect(await known(store)).toEqual([])
    await store.close()
  })

  it('is restored again when it was killed while it was being restored', async () => {
    writeFileSync(join(directory, 'restoring'), '')
    const store = await open()
    expect(store.restored?.because).toBe('the database is missing')
    expect(await known(store)).toEqual(['first'])
    await store.close()
  })
})
