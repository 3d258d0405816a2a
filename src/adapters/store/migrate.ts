import { type Kysely, sql } from 'kysely'
import { type Migration, type MigrationResultSet, Migrator } from 'kysely/migration'

import { Refusal } from '../../engine/model/refusal.ts'
import { deliveriesCasesEffects } from './migrations/0001-deliveries-cases-effects.ts'
import { wordsWindows } from './migrations/0002-words-windows.ts'
import { turnsPausesAges } from './migrations/0003-turns-pauses-ages.ts'
import { modelSpending } from './migrations/0004-model-spending.ts'
import { landings } from './migrations/0005-landings.ts'
import { pushesMergeGroups } from './migrations/0006-pushes-merge-groups.ts'
import type { Tables } from './tables.ts'

export const storeSchema = 'prime_suspect'

/** Forward only, in this order; one that was released is never changed. */
const migrations: Readonly<Record<string, Migration>> = {
  '0001-deliveries-cases-effects': { up: deliveriesCasesEffects },
  '0002-words-windows': { up: wordsWindows },
  '0003-turns-pauses-ages': { up: turnsPausesAges },
  '0004-model-spending': { up: modelSpending },
  '0005-landings': { up: landings },
  '0006-pushes-merge-groups': { up: pushesMergeGroups },
}

/** Every version that the tables ever had, the oldest first. */
export const migrationNames: readonly string[] = Object.keys(migrations)

/**
 * Brings the tables up to date, or up to an earlier version where one is named. Replicas that start at once wait for
 * each other.
 * @throws {Refusal} `misconfigured` when a newer version of the App has been here, or is named
 */
export async function migrate(db: Kysely<Tables>, upTo?: string): Promise<void> {
  if (upTo !== undefined && !migrationNames.includes(upTo)) throw writtenByNewerVersion()
  const migrator = new Migrator({
    db: db.withSchema(storeSchema),
    provider: { getMigrations: async () => ({ ...migrations }) },
    migrationTableName: 'migrations',
    migrationLockTableName: 'migrations_lock',
    migrationTableSchema: storeSchema,
  })
  const { error }: MigrationResultSet =
    upTo === undefined ? await migrator.migrateToLatest() : await migrator.migrateTo(upTo)
  if (error !== undefined) throw isFromNewerVersion(error) ? writtenByNewerVersion(error) : error
}

/** The migrations that the tables went through, the first one first. */
export async function migrationsDone(db: Kysely<Tables>): Promise<readonly string[]> {
  const { rows } = await sql<{ readonly name: string }>`
    select name from ${sql.table(`${storeSchema}.migrations`)} order by name`.execute(db)
  return rows.map(({ name }) => name)
}

/** The migrator's own words for a migration that was run and that this program does not have. */
function isFromNewerVersion(error: unknown): boolean {
  return (
    error instanceof Error && error.message.startsWith('corrupted migrations: previously executed migration')
  )
}

function writtenByNewerVersion(cause?: unknown): Refusal {
  return new Refusal(
    'misconfigured',
    'The store was written by a newer version of Prime Suspect than this one',
    'Run that version again: the tables only ever move forward.',
    { cause },
  )
}
