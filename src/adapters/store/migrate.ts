import type { Kysely } from 'kysely'
import { type Migration, Migrator } from 'kysely/migration'

import { Refusal } from '../../engine/model/refusal.ts'
import { deliveriesCasesEffects } from './migrations/0001-deliveries-cases-effects.ts'
import { wordsWindows } from './migrations/0002-words-windows.ts'
import { modelSpending } from './migrations/0004-model-spending.ts'
import type { Tables } from './tables.ts'

export const storeSchema = 'prime_suspect'

/** Forward only, in this order; one that was released is never changed. */
const migrations: Readonly<Record<string, Migration>> = {
  '0001-deliveries-cases-effects': { up: deliveriesCasesEffects },
  '0002-words-windows': { up: wordsWindows },
  '0004-model-spending': { up: modelSpending },
}

/**
 * Brings the tables up to date. Replicas that start at once wait for each other.
 * @throws {Refusal} `misconfigured` when a newer version of the App has been here
 */
export async function migrate(db: Kysely<Tables>): Promise<void> {
  const migrator = new Migrator({
    db: db.withSchema(storeSchema),
    provider: { getMigrations: async () => ({ ...migrations }) },
    migrationTableName: 'migrations',
    migrationLockTableName: 'migrations_lock',
    migrationTableSchema: storeSchema,
  })
  const { error } = await migrator.migrateToLatest()
  if (error !== undefined) throw isFromNewerVersion(error) ? writtenByNewerVersion(error) : error
}

/** The migrator's own words for a migration that was run and that this program does not have. */
function isFromNewerVersion(error: unknown): boolean {
  return (
    error instanceof Error && error.message.startsWith('corrupted migrations: previously executed migration')
  )
}

function writtenByNewerVersion(cause: unknown): Refusal {
  return new Refusal(
    'misconfigured',
    'The store was written by a newer version of Prime Suspect than this one',
    'Run that version again: the tables only ever move forward.',
    { cause },
  )
}
