import { Kysely, PostgresDialect } from 'kysely'
import { Pool } from 'pg'
import { PgBoss } from 'pg-boss'

import { Refusal } from '../../engine/model/refusal.ts'
import type { Journal } from '../../engine/ports.ts'
import type { OpenDatabase } from './embedded-database.ts'
import { bossOptions } from './prepare-queues.ts'
import type { Tables } from './tables.ts'

const connectWithinMs = 10_000

/**
 * A PostgreSQL server, shared with any number of other processes of this App.
 * @throws {Refusal} `unavailable` when it cannot be reached or refuses us
 */
export async function openPostgres(url: string, journal: Journal): Promise<OpenDatabase> {
  const pool = new Pool({
    connectionString: url,
    max: 10,
    connectionTimeoutMillis: connectWithinMs,
    application_name: 'prime-suspect',
  })
  pool.on('error', () => journal.note('database connection lost'))
  // One that is in use tells its query too; but an error that nobody listens to would end the process.
  pool.on('connect', (client) => client.on('error', () => {}))
  try {
    await pool.query('select 1')
  } catch (error) {
    await pool.end()
    throw unreachable(error)
  }
  return {
    db: new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) }),
    boss: new PgBoss({
      ...bossOptions,
      connectionString: url,
      max: 6,
      connectionTimeoutMillis: connectWithinMs,
      application_name: 'prime-suspect queue',
    }),
    embedded: null,
    close: async () => await pool.end(),
  }
}

function unreachable(error: unknown): Refusal {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'no answer'
  return new Refusal(
    'unavailable',
    `The PostgreSQL server of DATABASE_URL cannot be used (${code})`,
    'Check that it runs, that this machine may reach it, and that user, password and database name are right.',
    { cause: error },
  )
}
