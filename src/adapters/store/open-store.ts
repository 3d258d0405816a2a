import { randomUUID } from 'node:crypto'

import { type Kysely, sql } from 'kysely'

import type { Journal } from '../../engine/ports.ts'
import { storeDeliveries } from './deliveries.ts'
import { doubtAllBegun, effectLedger, type Holder } from './effects.ts'
import { openEmbedded, type OpenDatabase } from './embedded-database.ts'
import { jobQueue } from './job-queue.ts'
import { migrate, storeSchema } from './migrate.ts'
import { modelAnswers } from './model-answers.ts'
import { modelLedger } from './model-ledger.ts'
import { openPostgres } from './postgres-database.ts'
import { prepareQueues, putJobWith, reclaimAll } from './prepare-queues.ts'
import { storeRecoveries } from './recoveries.ts'
import { storeCases } from './store-cases.ts'
import type { Store, Tenancy } from './store.ts'
import type { Tables } from './tables.ts'
import { storeWords } from './word-book.ts'

/** Where the store is kept. */
export type StorePlace =
  | { readonly kind: 'embedded'; readonly directory: string }
  | { readonly kind: 'postgres'; readonly url: string }

export type StoreOptions = {
  /** How long one act may take before another process may presume this one dead: longer than its time-outs together. */
  readonly actLeaseMs: number
}

const defaults: StoreOptions = { actLeaseMs: 120_000 }

/**
 * Opens the store, making or migrating its tables.
 * @throws {Refusal} `unavailable` when the directory is in use or the server cannot be reached, `misconfigured` when
 * a newer version wrote it
 */
export async function openStore(
  place: StorePlace,
  journal: Journal,
  options: StoreOptions = defaults,
): Promise<Store> {
  const opened =
    place.kind === 'embedded' ? await openEmbedded(place.directory) : await openPostgres(place.url, journal)
  try {
    return await prepare(opened, journal, options)
  } catch (error) {
    await opened.boss.stop({ graceful: false })
    await opened.close()
    throw error
  }
}

async function prepare(opened: OpenDatabase, journal: Journal, options: StoreOptions): Promise<Store> {
  const { boss } = opened
  await migrate(opened.db)
  const db = opened.db.withSchema(storeSchema)
  boss.on('error', (error) => journal.note('queue error', { error: error.message.slice(0, 300) }))
  boss.on('warning', (warning) => journal.note('queue warning', { warning: warning.message.slice(0, 300) }))
  await boss.start()
  await prepareQueues(boss)
  if (opened.alone) {
    await doubtAllBegun(db)
    const jobs = await reclaimAll(boss)
    if (jobs > 0) journal.note('taking up jobs that a stopped process left', { jobs })
  }
  const holder: Holder = { id: randomUUID(), leaseMs: options.actLeaseMs }
  return {
    deliveries: storeDeliveries(db, putJobWith(boss)),
    queue: jobQueue(boss, journal),
    forInstallation: (installation) => tenancy(db, installation, holder),
    ping: async () => {
      await sql`select 1`.execute(db)
    },
    close: async () => {
      await boss.stop({ graceful: true, timeout: 30_000 })
      await opened.close()
    },
  }
}

/** Every table whose rows belong to an installation. */
const tablesOfOne = [
  'deliveries',
  'cases',
  'recoveries',
  'effects',
  'words',
  'windows',
  'model_spending',
  'model_answers',
] as const

function tenancy(db: Kysely<Tables>, installation: string, holder: Holder): Tenancy {
  return {
    cases: storeCases(db, installation),
    recoveries: storeRecoveries(db, installation),
    words: storeWords(db, installation),
    modelLedger: modelLedger(db, installation),
    modelAnswers: modelAnswers(db, installation),
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
