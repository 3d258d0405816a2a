import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'

import { type Kysely, sql } from 'kysely'

import type { Instant } from '../../engine/model/ids.ts'
import { Refusal } from '../../engine/model/refusal.ts'
import type { Journal } from '../../engine/ports.ts'
import { loadSnapshot } from './copy/load-snapshot.ts'
import { type Moved, moveStore } from './copy/move-store.ts'
import { deadLetters } from './dead-letters.ts'
import { storeDeliveries } from './deliveries.ts'
import { storeDuties } from './duties.ts'
import { doubtAllBegun, effectLedger, type Holder, rerunsLately } from './effects.ts'
import { openEmbedded, type OpenDatabase } from './embedded-database.ts'
import { keepSnapshots, type SnapshotKeeper } from './embedded/snapshot-keeper.ts'
import { vacuum } from './embedded/vacuum.ts'
import { forgetRepo } from './forget-repo.ts'
import { jobQueue } from './job-queue.ts'
import { storeLandings } from './landings.ts'
import { storeMergeGroups } from './merge-groups.ts'
import { migrate, storeSchema } from './migrate.ts'
import { modelAnswers } from './model-answers.ts'
import { modelLedger } from './model-ledger.ts'
import { moveRepo } from './move-repo.ts'
import { openPostgres } from './postgres-database.ts'
import { prepareQueues, putJobsWith, reclaimAll } from './prepare-queues.ts'
import { storePushes } from './pushes.ts'
import { storeRecoveries } from './recoveries.ts'
import { storeCases } from './store-cases.ts'
import type { Restored, Store, Tenancy } from './store.ts'
import type { Tables } from './tables.ts'
import { eraseInstallation } from './tenant/erase.ts'
import { exportInstallation } from './tenant/export-installation.ts'
import { forgetOld, keepForgetting, type Retention } from './tenant/retention.ts'
import { storeWords } from './word-book.ts'

/** Where the store is kept. */
export type StorePlace =
  | { readonly kind: 'embedded'; readonly directory: string }
  | { readonly kind: 'postgres'; readonly url: string }

export type StoreOptions = {
  /** How long one act may take before another process may presume this one dead: longer than its time-outs together. */
  readonly actLeaseMs: number
  /** How often a job is tried before it is given up. */
  readonly tries: number
  /** Forgets what is older from now on, every six hours; null for whoever only looks. */
  readonly retention: Retention | null
}

const defaults: StoreOptions = { actLeaseMs: 120_000, tries: 16, retention: null }

/**
 * Opens the store, making or migrating its tables.
 * @throws {Refusal} `unavailable` when the directory is in use or the server cannot be reached, `misconfigured` when
 * a newer version wrote it
 */
export async function openStore(
  place: StorePlace,
  journal: Journal,
  given: Partial<StoreOptions> = {},
): Promise<Store> {
  const options = { ...defaults, ...given }
  const opened =
    place.kind === 'embedded'
      ? await openEmbedded(place.directory, journal)
      : await openPostgres(place.url, journal)
  return await closedOnError(opened, async () => await prepare(opened, journal, options))
}

/**
 * Moves the whole state of an embedded store into a PostgreSQL server, and marks the directory as moved.
 * @throws {Refusal} `not-found` where there is no store, `misconfigured` where the server holds something else, and as
 * {@link openStore}
 */
export async function moveToPostgres(directory: string, url: string, journal: Journal): Promise<Moved> {
  if (!existsSync(join(directory, 'database')) && !existsSync(join(directory, 'snapshots'))) {
    const mend = 'Give the directory that DATA_DIRECTORY named.'
    throw new Refusal('not-found', `There is no embedded store in ${directory}`, mend)
  }
  const from = await openEmbedded(directory, journal, true)
  return await closedOnError(from, async () => {
    await makeTables(from, defaults, journal)
    await reclaimAll(from.boss)
    const to = await openPostgres(url, journal)
    const moved = await closedOnError(to, async () => {
      await makeTables(to, defaults, journal)
      return await moveStore(from.db, to.db)
    })
    await from.embedded?.folder.noteMoved()
    for (const one of [to, from]) {
      await one.boss.stop({ graceful: false })
      await one.close()
    }
    return moved
  })
}

async function closedOnError<T>(opened: OpenDatabase, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    await opened.boss.stop({ graceful: false })
    await opened.close()
    throw error
  }
}

async function prepare(opened: OpenDatabase, journal: Journal, options: StoreOptions): Promise<Store> {
  const { boss, embedded } = opened
  const restored = await makeTables(opened, options, journal)
  const db = opened.db.withSchema(storeSchema)
  if (embedded !== null) {
    await doubtAllBegun(db)
    const jobs = await reclaimAll(boss)
    if (jobs > 0) journal.note('taking up jobs that a stopped process left', { jobs })
  }
  const snapshots = embedded === null ? null : keepSnapshots(opened.db, embedded, journal)
  // The newest snapshot has to be of this database, or the next start would compare it with another.
  if (restored !== null) await snapshots?.take()
  const { retention } = options
  const tidyUp = async () => (embedded === null ? 0 : await vacuum(db))
  const forgetting = retention === null ? null : keepForgetting(db, retention, journal, tidyUp)
  const holder: Holder = { id: randomUUID(), leaseMs: options.actLeaseMs }
  const queue = jobQueue(boss, db, journal)
  return {
    deliveries: storeDeliveries(db, putJobsWith(boss), {
      lanes: embedded === null ? 4 : 1,
      ring: (installation) => queue.ring(installation),
    }),
    queue,
    duties: storeDuties(boss, journal),
    deadLetters: deadLetters(boss, db),
    forInstallation: (installation) => tenancy(installation, { db, holder, snapshots }),
    forget: async (days) => await forgetOld(db, days),
    restored,
    damaged: embedded?.damaged ?? new Promise(() => {}),
    ping: async () => {
      await sql`select 1`.execute(db)
    },
    close: async () => {
      forgetting?.stop()
      await boss.stop({ graceful: true, timeout: 30_000 })
      await snapshots?.stop()
      await opened.close()
    },
  }
}

/** Makes or moves on the tables of store and queue; fills them from a snapshot where the database was lost. */
async function makeTables(
  opened: OpenDatabase,
  { tries }: StoreOptions,
  journal: Journal,
): Promise<Restored | null> {
  const { db, boss, embedded } = opened
  const loss = embedded?.loss ?? null
  const snapshot = loss?.snapshot ?? null
  await (snapshot === null ? migrate(db) : migrate(db, snapshot.head.migration))
  boss.on('error', (error) => journal.note('queue error', { error: error.message.slice(0, 300) }))
  boss.on('warning', (warning) => journal.note('queue warning', { warning: warning.message.slice(0, 300) }))
  await boss.start()
  await prepareQueues(boss, tries)
  if (embedded === null || loss === null) return null
  const rows = snapshot === null ? 0 : await loadSnapshot(db, snapshot.path)
  await migrate(db)
  await embedded.folder.endRestoring()
  const from = snapshot === null ? null : (snapshot.head.madeAt as Instant)
  journal.note('THE EMBEDDED STORE WAS RESTORED; what happened since the snapshot has to come from GitHub', {
    from,
    rows,
  })
  return { because: loss.because, from, rows, setAside: loss.setAside }
}

type Tenancies = {
  readonly db: Kysely<Tables>
  readonly holder: Holder
  readonly snapshots: SnapshotKeeper | null
}

function tenancy(installation: string, { db, holder, snapshots }: Tenancies): Tenancy {
  return {
    cases: storeCases(db, installation),
    recoveries: storeRecoveries(db, installation),
    words: storeWords(db, installation),
    landings: storeLandings(db, installation),
    pushes: storePushes(db, installation),
    mergeGroups: storeMergeGroups(db, installation),
    modelLedger: modelLedger(db, installation),
    modelAnswers: modelAnswers(db, installation),
    effects: (cause) => effectLedger(db, { installation, cause }, holder),
    rerunsLately: async (repo) => await rerunsLately(db, installation, repo),
    everything: () => exportInstallation(db, installation),
    move: async (renaming) => await moveRepo(db, installation, renaming),
    forget: async (repo) => await forgetRepo(db, installation, repo),
    erase: async () => {
      await eraseInstallation(db, installation)
      await snapshots?.renew()
    },
  }
}
