import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'

import { openStore } from '../../../../src/adapters/store/open-store.ts'
import { anIncidentId } from '../../../builders/ids.ts'
import { aDelivery, aTriage, quiet } from '../contract/under-test.ts'
import { damageTables } from './flip-bytes.ts'

describe('an embedded store that is damaged while it is in use', () => {
  const folder = mkdtempSync(join(tmpdir(), 'prime-suspect-damaged-'))
  const closed = join(folder, 'closed')
  const directory = join(folder, 'copy')
  const delivery = aDelivery()
  const place = { kind: 'embedded', directory } as const

  beforeAll(async () => {
    const store = await openStore({ kind: 'embedded', directory: closed }, quiet)
    await store.deliveries.record(delivery, aTriage())
    await store.close()
  }, 60_000)

  beforeEach(() => {
    rmSync(directory, { recursive: true, force: true })
    cpSync(closed, directory, { recursive: true })
  })

  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it('finds out with the first error, and is repaired by the next start, even after it was closed', async () => {
    const store = await openStore(place, quiet)
    damageTables(directory)
    await expect(store.deliveries.record(delivery, aTriage())).rejects.toThrow(/invalid page/)
    expect(await store.damaged).toMatch(/invalid page/)
    await store.close()
    const again = await openStore(place, quiet)
    expect(again.restored?.because).toMatch(/invalid page/)
    expect(await again.deliveries.record(delivery, aTriage())).toMatchObject({ kind: 'duplicate' })
    await again.close()
  })

  it('takes no other error for damage', async () => {
    const store = await openStore(place, quiet)
    const found = store.damaged.then(() => 'damaged')
    // Refused by the database, for the character cannot be stored.
    const { cases } = store.forInstallation('1')
    await expect(cases.find(anIncidentId('a\0b'))).rejects.toThrow(/invalid byte sequence/)
    await store.close()
    await expect(store.ping()).rejects.toThrow(/closed/)
    expect(await Promise.race([found, new Promise((resolve) => setTimeout(resolve, 200, 'well'))])).toBe(
      'well',
    )
    const again = await openStore(place, quiet)
    expect(again.restored).toBeNull()
    await again.close()
  })
})
