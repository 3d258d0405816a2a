import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { openStore, type StoreOptions } from '../../../src/adapters/store/open-store.ts'
import type { Store } from '../../../src/adapters/store/store.ts'
import { casesContract } from './contract/cases-contract.ts'
import { deliveriesContract } from './contract/deliveries-contract.ts'
import { dutiesContract } from './contract/duties-contract.ts'
import { effectsContract } from './contract/effects-contract.ts'
import { modelsContract } from './contract/models-contract.ts'
import { queueContract } from './contract/queue-contract.ts'
import { tenantsContract } from './contract/tenants-contract.ts'
import { aDelivery, anInstallation, aTriage, quiet } from './contract/under-test.ts'
import { wordsContract } from './contract/words-contract.ts'

describe('the store on the embedded database', () => {
  const directory = mkdtempSync(join(tmpdir(), 'prime-suspect-store-'))
  let open: Store
  let others = 0

  beforeAll(async () => {
    open = await openStore({ kind: 'embedded', directory }, quiet)
  }, 60_000)

  afterAll(async () => {
    await open.close()
    rmSync(directory, { recursive: true, force: true })
  })

  const underTest = {
    store: () => open,
    reopen: async () => {
      await open.close()
      open = await openStore({ kind: 'embedded', directory }, quiet)
    },
    another: async (options: Partial<StoreOptions> = {}) => {
      others += 1
      return await openStore({ kind: 'embedded', directory: `${directory}/other-${others}` }, quiet, options)
    },
  }

  deliveriesContract(underTest)
  casesContract(underTest)
  effectsContract(underTest)
  queueContract(underTest)
  dutiesContract(underTest)
  wordsContract(underTest)
  modelsContract(underTest)
  tenantsContract(underTest)

  it('lets the process hear others while a long queue is worked on', async () => {
    const own = await underTest.another()
    const installation = anInstallation()
    await Promise.all(
      Array.from(
        { length: 200 },
        async () => await own.deliveries.record(aDelivery({ installation }), aTriage()),
      ),
    )
    const seen = { jobs: 0, turns: 0 }
    await own.queue.work(async () => ((seen.jobs += 1), { kind: 'done', says: '' }), { atOnce: 4 })
    while (seen.jobs < 50) {
      await new Promise((resolve) => setImmediate(resolve))
      seen.turns += 1
    }
    // Each job takes several queries: the event loop turned between them.
    expect(seen.turns).toBeGreaterThan(50)
    await own.close()
  })

  it('refuses a second user of its directory, in words', async () => {
    await expect(openStore({ kind: 'embedded', directory }, quiet)).rejects.toMatchObject({
      name: 'Refusal',
      kind: 'unavailable',
      message: expect.stringContaining(`process ${process.pid}`),
    })
  })
})
