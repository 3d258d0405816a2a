import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import type { Delivery } from '../../../src/adapters/store/deliveries.ts'
import type { Job, Settled } from '../../../src/adapters/store/job-queue.ts'
import { openStore, type StoreOptions } from '../../../src/adapters/store/open-store.ts'
import type { Store } from '../../../src/adapters/store/store.ts'
import { type Postgres, startPostgres } from '../../postgres/start-postgres.ts'
import { casesContract } from './contract/cases-contract.ts'
import { deliveriesContract } from './contract/deliveries-contract.ts'
import { dutiesContract } from './contract/duties-contract.ts'
import { effectsContract } from './contract/effects-contract.ts'
import { modelsContract } from './contract/models-contract.ts'
import { queueContract } from './contract/queue-contract.ts'
import { tenantsContract } from './contract/tenants-contract.ts'
import { aDelivery, anInstallation, aTriage, quiet } from './contract/under-test.ts'
import { wordsContract } from './contract/words-contract.ts'

describe('the store on a PostgreSQL server', () => {
  let server: Postgres
  let url: string
  let open: Store

  beforeAll(async () => {
    server = await startPostgres()
    url = await server.createDatabase()
    open = await openStore({ kind: 'postgres', url }, quiet)
  }, 60_000)

  afterAll(async () => {
    await open.close()
    await server.stop()
  })

  const underTest = {
    store: () => open,
    reopen: async () => {
      await open.close()
      open = await openStore({ kind: 'postgres', url }, quiet)
    },
    another: async (options: Partial<StoreOptions> = {}) =>
      await openStore({ kind: 'postgres', url: await server.createDatabase() }, quiet, options),
  }

  deliveriesContract(underTest)
  casesContract(underTest)
  effectsContract(underTest)
  queueContract(underTest)
  dutiesContract(underTest)
  wordsContract(underTest)
  modelsContract(underTest)
  tenantsContract(underTest)

  it('serves two processes that start on an empty database at once', async () => {
    const empty = await server.createDatabase()
    const both = await Promise.all([
      openStore({ kind: 'postgres', url: empty }, quiet),
      openStore({ kind: 'postgres', url: empty }, quiet),
    ])
    for (const one of both) {
      expect(await one.deliveries.record(aDelivery(), aTriage())).toEqual({ kind: 'recorded' })
      await one.close()
    }
  })

  it('records once what two processes are told at once and in opposite order', async () => {
    const place = { kind: 'postgres', url: await server.createDatabase() } as const
    const [one, other] = await Promise.all([openStore(place, quiet), openStore(place, quiet)])
    const installations = [anInstallation(), anInstallation(), anInstallation()]
    const told = Array.from({ length: 300 }, (_, n) =>
      aDelivery({ installation: installations[n % 3] ?? '' }),
    )
    const record = async (store: Store, all: readonly Delivery[]) =>
      await Promise.all(all.map(async (each) => await store.deliveries.record(each, aTriage())))
    const answers = await Promise.all([record(one, told), record(other, told.toReversed())])
    expect(answers.flat().filter(({ kind }) => kind === 'recorded')).toHaveLength(300)
    expect((await one.queue.depth()).waiting).toBe(300)
    for (const each of [one, other]) await each.close()
  })

  it('has one job of an installation worked on at a time, by however many processes', async () => {
    const place = { kind: 'postgres', url: await server.createDatabase() } as const
    const replicas = await Promise.all([1, 2, 3].map(async () => await openStore(place, quiet)))
    const installations = [anInstallation(), anInstallation()]
    const running = new Map<string, number>()
    let [most, done] = [0, 0]
    for (let n = 0; n < 30; n++) {
      const installation = installations[n % 2] ?? ''
      await replicas[0]?.deliveries.record(aDelivery({ installation }), aTriage())
    }
    const handle = async ({ installation }: Job): Promise<Settled> => {
      running.set(installation, (running.get(installation) ?? 0) + 1)
      most = Math.max(most, ...running.values())
      await new Promise((resolve) => setTimeout(resolve, 20))
      running.set(installation, (running.get(installation) ?? 0) - 1)
      done += 1
      return { kind: 'done', says: 'done' }
    }
    for (const one of replicas) await one.queue.work(handle, { atOnce: 4 })
    await expect.poll(() => done, { timeout: 25_000 }).toBe(30)
    expect(most).toBe(1)
    for (const one of replicas) await one.close()
  })

  it('says in words that a server cannot be reached', async () => {
    const nowhere = { kind: 'postgres', url: 'postgres://postgres@127.0.0.1:1/none' } as const
    await expect(openStore(nowhere, quiet)).rejects.toMatchObject({ name: 'Refusal', kind: 'unavailable' })
  })
})
