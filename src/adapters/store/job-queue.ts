import type { Kysely } from 'kysely'
import type { JobResult, JobWithMetadata, PgBoss } from 'pg-boss'

import type { Journal } from '../../engine/ports.ts'
import { type JobData, readJobData } from './order.ts'
import { holdInstallation, postpone } from './postpone.ts'
import { deadName, queueName, queueSchema } from './prepare-queues.ts'
import { sparing } from './sparing.ts'
import type { Tables } from './tables.ts'

/** One taking of a job. */
export type Job = JobData & {
  readonly id: string
  /** 0 for the first taking; a crashed or postponed one counts. */
  readonly attempt: number
  /** There is no try after this one. */
  readonly isLast: boolean
  /** Aborted when the lease is lost or the process is told to stop at once. */
  readonly signal: AbortSignal
}

/** How a taking ended. A handler that throws is tried again with back-off, and put with the dead after the last try. */
export type Settled =
  | { readonly kind: 'done'; readonly says: string }
  /**
   * Put off by so many milliseconds, durably and without counting as a try; where null, tried again after the queue's
   * own back-off, which counts. Where it holds the installation, none of its jobs is taken until then.
   */
  | {
      readonly kind: 'later'
      readonly afterMs: number | null
      readonly says: string
      readonly holds?: 'installation'
    }

export type Depth = { readonly waiting: number; readonly active: number; readonly dead: number }

/** Jobs that outlive the process: claimed under a lease, one at a time for an installation. */
export type JobQueue = {
  /** Starts taking jobs, so many at once. Call it once. */
  work(handle: (job: Job) => Promise<Settled>, options: { readonly atOnce: number }): Promise<void>
  /**
   * Says that there is a new job of an installation, so that it is not taken only when the takers look by themselves,
   * once a second. For the process that put it there; others look by themselves.
   */
  ring(installation: string): void
  /** Takes no more jobs and waits for those at hand. */
  drain(): Promise<void>
  /**
   * Gives up the leases of the jobs at hand, so that another process takes them at once and not when the leases end.
   * For whoever was told to drain and ends now without having finished: what such a job still does here and there at
   * once is kept apart by the ledger of effects only. Answers how many it were.
   */
  handBack(): Promise<number>
  depth(): Promise<Depth>
  /** Seconds for which the oldest job that may be taken has been waiting; 0 where none waits. */
  lag(): Promise<number>
}

/**
 * Looking for a job costs the more the more of an installation's wait for one that is being worked on: a flood must not
 * have it done for each that comes. Beyond this the takers look by themselves.
 */
const rings = { atOnce: 20, perSecond: 2 }

export function jobQueue(boss: PgBoss, db: Kysely<Tables>, journal: Journal): JobQueue {
  const atHand = new Map<string, JobWithMetadata<unknown>>()
  const idle = new Set<string>()
  return {
    work: async (handle, { atOnce }) => {
      for (let n = 0; n < atOnce; n++) await startTaker({ boss, db, handle, journal, atHand, idle })
    },
    ring: sparing(() => wakeOne(boss, idle), rings),
    drain: async () => await boss.offWork(queueName, { wait: true }),
    handBack: async () => {
      const all = [...atHand.values()]
      for (const one of all) await postpone(db, one, 0)
      return all.length
    },
    depth: async () => await depth(boss),
    lag: async () => await lag(boss),
  }
}

type Taker = {
  readonly boss: PgBoss
  readonly db: Kysely<Tables>
  readonly handle: (job: Job) => Promise<Settled>
  readonly journal: Journal
  /** The jobs that are being worked on, by id. */
  readonly atHand: Map<string, JobWithMetadata<unknown>>
  /** The takers that have no job, by what wakes them. */
  readonly idle: Set<string>
}

/** Each in its turn. Those at work look for the next job by themselves. */
function wakeOne(boss: PgBoss, idle: Set<string>): void {
  const [id] = idle
  if (id === undefined) return
  idle.delete(id)
  idle.add(id)
  boss.notifyWorker(id)
}

/** One job after the other; only an empty queue makes it pause. */
async function startTaker(taker: Taker): Promise<void> {
  const { boss, idle } = taker
  let id: string | null = null
  const options = {
    batchSize: 1,
    groupConcurrency: 1,
    perJobResults: true,
    includeMetadata: true,
    pollingIntervalSeconds: 1,
  } as const
  id = await boss.work<unknown, unknown, typeof options>(queueName, options, async (taken) => {
    if (id !== null) idle.delete(id)
    const results = await Promise.all(
      taken.map(async (one) => {
        taker.atHand.set(one.id, one)
        return await settle(one, taker).finally(() => taker.atHand.delete(one.id))
      }),
    )
    if (id !== null) {
      idle.add(id)
      boss.notifyWorker(id)
    }
    return results
  })
  idle.add(id)
}

async function settle(
  taken: JobWithMetadata<unknown>,
  { boss, db, handle, journal }: Taker,
): Promise<JobResult> {
  const { id, retryCount, retryLimit, signal } = taken
  let settled: Settled
  try {
    if (await hasCompany(boss, taken)) {
      // Both may give way: after waits of different length one is alone.
      await postpone(db, taken, 200 + Math.floor(Math.random() * 800))
      return { id, status: 'failed' }
    }
    const isLast = retryCount >= retryLimit
    settled = await handle({ ...readJobData(taken.data), id, attempt: retryCount, isLast, signal })
  } catch (error) {
    journal.note('job failed', { job: id, attempt: retryCount, error: nameOf(error) })
    return { id, status: 'failed', output: { error: nameOf(error) } }
  }
  if (settled.kind === 'done') return { id, status: 'completed', output: { says: settled.says } }
  if (settled.afterMs !== null) {
    const held = settled.holds === 'installation' ? (taken.groupId ?? null) : null
    // First: while this job is active, no other of the installation is taken.
    if (held !== null) await holdInstallation(db, held, settled.afterMs)
    await postpone(db, taken, settled.afterMs)
  }
  return { id, status: 'failed', output: { says: settled.says } }
}

/**
 * Whether another job of the installation is being worked on. Two replicas that fetch in the same moment do not see
 * each other's job; looking again once both have theirs, at least one of them does.
 */
async function hasCompany(boss: PgBoss, { id, groupId }: JobWithMetadata<unknown>): Promise<boolean> {
  const { rows } = await boss
    .getDb()
    .executeSql(
      `select 1 from ${queueSchema}.job where name = $1 and state = 'active' and group_id = $2 and id <> $3 limit 1`,
      [queueName, groupId, id],
    )
  return rows.length > 0
}

async function depth(boss: PgBoss): Promise<Depth> {
  const { rows } = await boss.getDb().executeSql(
    `select
       count(*) filter (where name = $1 and state in ('created', 'retry'))::int as waiting,
       count(*) filter (where name = $1 and state = 'active')::int as active,
       count(*) filter (where name = $2 and state < 'completed')::int as dead
     from ${queueSchema}.job`,
    [queueName, deadName],
  )
  return rows[0] as Depth
}

async function lag(boss: PgBoss): Promise<number> {
  const { rows } = await boss.getDb().executeSql(
    `select coalesce(extract(epoch from now() - min(start_after)), 0)::double precision as seconds
     from ${queueSchema}.job where name = $1 and state in ('created', 'retry') and start_after <= now()`,
    [queueName],
  )
  return (rows[0] as { readonly seconds: number }).seconds
}

function nameOf(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}`.slice(0, 500) : 'unknown'
}
