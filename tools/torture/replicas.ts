import { Pool } from 'pg'

import { openStore, type StorePlace } from '../../src/adapters/store/open-store.ts'
import { quiet } from '../../test/adapters/store/contract/under-test.ts'
import { type Postgres, startPostgres } from '../../test/postgres/start-postgres.ts'
import type { Drill, DrillResult } from './drill-result.ts'
import { startEffects } from './effects-server.ts'
import { allEnded, startReplica } from './replica.ts'

const installations = 200

/** 1, 2 and 4 replicas on one PostgreSQL server, each delivery told to two of them, against bare inserts. */
export const replicas: Drill = async ({ short }) => {
  const deliveries = short ? 60 : 10_000
  const server = await startPostgres()
  try {
    const results: DrillResult[] = []
    for (const count of short ? [2] : [1, 2, 4]) results.push(await withReplicas(server, count, deliveries))
    const ceiling = await bareInserts(await server.createDatabase(), deliveries)
    return results.map((result) => ({
      ...result,
      measured: `${result.measured}; bare inserts of as many rows: ${ceiling}/s`,
    }))
  } finally {
    await server.stop()
  }
}

async function withReplicas(server: Postgres, count: number, deliveries: number): Promise<DrillResult> {
  const place: StorePlace = { kind: 'postgres', url: await server.createDatabase() }
  await (await openStore(place, quiet)).close()
  const effects = await startEffects()
  const run = async (what: 'put' | 'work'): Promise<number> => {
    const begun = performance.now()
    const started = Array.from({ length: count }, (_, n) => {
      const from = Math.floor((deliveries * n) / count)
      // The next one's share too, so that each delivery is told to two.
      const to = Math.min(deliveries, Math.ceil((deliveries * (n + 2)) / count))
      const put = what === 'put' ? { from, to, installations } : null
      return startReplica({ place, effects: effects.url, put, work: what === 'work', endsWhenIdle: true })
    })
    await allEnded(started)
    return (performance.now() - begun) / 1000
  }
  const putting = await run('put')
  const working = await run('work')
  await effects.close()
  const twice = [...effects.made.values()].filter((times) => times > 1).length
  return {
    drill: `${count} ${count === 1 ? 'replica' : 'replicas'} on one PostgreSQL, ${deliveries} deliveries`,
    bar: 'each effect once',
    measured:
      `${effects.made.size} effects, ${twice} twice; recorded ${Math.round(deliveries / putting)}/s, ` +
      `triaged ${Math.round(deliveries / working)}/s (start of the processes included)`,
    ok: effects.made.size === deliveries && twice === 0,
  }
}

/** Rows a second, one transaction each, twenty at a time: what the database itself can do here. */
async function bareInserts(url: string, rows: number): Promise<number> {
  const pool = new Pool({ connectionString: url, max: 20 })
  await pool.query('create table bare (id bigserial primary key, guid text unique, payload text)')
  const begun = performance.now()
  let next = 0
  const one = async (): Promise<void> => {
    for (let n = next++; n < rows; n = next++) {
      await pool.query('insert into bare (guid, payload) values ($1, $2)', [`guid-${n}`, 'x'.repeat(1000)])
    }
  }
  await Promise.all(Array.from({ length: 20 }, one))
  const seconds = (performance.now() - begun) / 1000
  await pool.end()
  return Math.round(rows / seconds)
}
