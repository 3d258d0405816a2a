import { fromKysely, type PgBoss } from 'pg-boss'

import type { PutJobs } from './deliveries.ts'
import { writeJobData } from './order.ts'
import { takeTurns } from './turns.ts'

export const queueSchema = 'prime_suspect_queue'
export const queueName = 'work'
export const deadName = 'dead'
export const dutiesName = 'duties'

export const leases = {
  /** A worker that shows no sign of life for so long has lost its job. The least that pg-boss allows is 10. */
  heartbeatSeconds: 15,
  /** No triage may take longer, alive or not. */
  expireInSeconds: 900,
  /** Waits between tries grow from seconds to ten minutes: two hours in all for sixteen tries. */
  retryDelay: 2,
  retryBackoff: true,
  retryDelayMax: 600,
  /** What waits is never forgotten, however long nobody works. */
  retentionSeconds: 365 * 24 * 3600,
  deleteAfterSeconds: 24 * 3600,
} as const

export const bossOptions = {
  schema: queueSchema,
  schedule: true,
  useListenNotify: true,
  superviseIntervalSeconds: 5,
  monitorIntervalSeconds: 5,
} as const

/** Makes the queues where they are missing and brings their settings up to date. */
export async function prepareQueues(boss: PgBoss, tries: number): Promise<void> {
  // Its takers are rung for by whoever puts a job there.
  const work = { ...leases, retryLimit: tries - 1, notify: false, deadLetter: deadName }
  await boss.createQueue(deadName, { deleteAfterSeconds: 0, retentionSeconds: 365 * 24 * 3600 })
  // Not the policy `singleton`: it passes over keys that were active when it last counted, up to a minute ago.
  await boss.createQueue(queueName, work)
  await boss.updateQueue(queueName, work)
  // A duty comes round again by itself: three tries are enough, and what is an hour old has been overtaken.
  await boss.createQueue(dutiesName, { notify: true, retentionSeconds: 3600, deleteAfterSeconds: 3600 })
  await boss.updateQueue(dutiesName, {
    heartbeatSeconds: leases.heartbeatSeconds,
    expireInSeconds: 840,
    retryLimit: 2,
    retryDelay: 20,
  })
  await warmQueueCache(boss)
}

/**
 * Makes pg-boss remember the queues' settings. Without it the first `insert` asks for them on the outer connection,
 * which for ever waits for the transaction that the `insert` is part of where there is one connection only.
 */
async function warmQueueCache(boss: PgBoss): Promise<void> {
  const none = '00000000-0000-0000-0000-000000000000'
  await boss.findJobs(queueName, { id: none })
  await boss.findJobs(deadName, { id: none })
  await boss.findJobs(dutiesName, { id: none })
}

/** For a store of which this process is the only user: whoever held these jobs is gone, so they wait for nobody. */
export async function reclaimAll(boss: PgBoss): Promise<number> {
  let reclaimed = 0
  for (const name of [queueName, dutiesName]) {
    const { rows } = await boss
      .getDb()
      .executeSql(`select id from ${queueSchema}.job where name = $1 and state = 'active'`, [name])
    const ids = rows.map((row: { readonly id: string }) => row.id)
    if (ids.length === 0) continue
    await boss.cancel(name, ids)
    await boss.resume(name, ids)
    reclaimed += ids.length
  }
  return reclaimed
}

/** Puts jobs into the queue as part of the transaction it is given. */
export function putJobsWith(boss: PgBoss): PutJobs {
  return async (trx, jobs) => {
    const written = jobs.map(writeJobData)
    const turns = await takeTurns(
      trx,
      jobs.map(({ installation }) => installation),
    )
    const inserted = written.map((data, n) => {
      const { priority, startAfter } = turns[n] ?? { priority: 0, startAfter: null }
      return {
        data,
        group: { id: data.installation },
        priority,
        ...(startAfter === null ? {} : { startAfter }),
      }
    })
    await boss.insert(queueName, inserted, { db: fromKysely(trx) })
  }
}
