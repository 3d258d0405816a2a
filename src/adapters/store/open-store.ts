import { randomUUID } from 'node:crypto'

import { type Kysely, sql } from 'kysely'

import type { Instant } from '../../engine/model/ids.ts'
import type { Journal } from '../../engine/ports.ts'
import { loadSnapshot } from './copy/load-snapshot.ts'
import { deadLetters } from './dead-letters.ts'
import { storeDeliveries } from './deliveries.ts'
import { doubtAllBegun, effectLedger, type Holder } from './effects.ts'
import { openEmbedded, type OpenDatabase } from './embedded-database.ts'
import { keepSnapshots } from './embedded/snapshot-keeper.ts'
import { jobQueue } from './job-queue.ts'
import { migrate, storeSchema } from './migrate.ts'
import { openPostgres } from './postgres-database.ts'
import { prepareQueues, putJobWith, reclaimAll } from './prepare-queues.ts'
import { storeRecoveries } from './recoveries.ts'
import { storeCases } from './store-cases.ts'
import type { Restored, Store, Tenancy } from './store.ts'
import type { Tables } from './tables.ts'
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
}

const defaults: StoreOptions = { actLeaseMs: 120_000, tries: 16 }

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
  try {
    return await prepare(opened, journal, options)
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
  const holder: Holder = { id: randomUUID(), leaseMs: options.actLeaseMs }
  return {
    deliveries: storeDeliveries(db, putJobWith(boss)),
    queue: jobQueue(boss, db, journal),
    deadLetters: deadLetters(boss, db),
    forInstallation: (installation) => tenancy(db, installation, holder),
    restored,
    ping: async () => {
      await sql`select 1`.execute(db)
    },
    close: async () => {
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

/** Every table whose rows belong to an installation. */
const tablesOfOne = ['deliveries', 'cases', 'recoveries', 'effects', 'words', 'windows'] as const

function tenancy(db: Kysely<Tables>, installation: string, holder: Holder): Tenancy {
  return {
    cases: storeCases(db, installation),
    recoveries: storeRecoveries(db, installation),
    words: storeWords(db, installation),
    effects: (cause) => effectLedger(db, { installation, cause }, holder),
    erase: async () => {
      await db.transaction().execute(async (trx) => {
        for (const table of tablesOfOne) {
          await trx.deleteFrom(table).where('installation', '=', installation).execute()
        }
      })
    },
  }
}
