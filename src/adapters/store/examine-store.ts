import { accessSync, constants, mkdirSync, statfsSync } from 'node:fs'

import { Client } from 'pg'

import type { Finding } from '../../engine/model/finding.ts'
import type { StorePlace } from './open-store.ts'

const about = 'database'
/** An embedded store of some years is smaller; making one takes a tenth of it. */
const enoughBytes = 500 * 1024 * 1024
const oldestServer = 130_000

/** Whether the store could be opened, without opening it: an App that is running holds it. */
export async function examineStore(place: StorePlace): Promise<Finding> {
  return place.kind === 'embedded' ? examineDirectory(place.directory) : await examineServer(place.url)
}

function examineDirectory(directory: string): Finding {
  try {
    mkdirSync(directory, { recursive: true })
    accessSync(directory, constants.W_OK)
    const { bavail, bsize } = statfsSync(directory)
    if (bavail * bsize >= enoughBytes) {
      return { about, state: 'well', says: `The directory ${directory} can be written to.`, mend: null }
    }
    const says = `There is little room left for the directory ${directory}.`
    return { about, state: 'doubtful', says, mend: 'Make room for half a gigabyte.' }
  } catch {
    const mend =
      'Set DATA_DIRECTORY to one that this user may write to, or DATABASE_URL to a PostgreSQL server.'
    return { about, state: 'ill', says: `The directory ${directory} cannot be written to.`, mend }
  }
}

async function examineServer(url: string): Promise<Finding> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  try {
    await client.connect()
    const { rows } = await client.query<{ version: number; may: boolean }>(
      `select current_setting('server_version_num')::int as version,
              has_database_privilege(current_database(), 'CREATE') as may`,
    )
    return serverFinding(rows[0] ?? { version: 0, may: false })
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'no answer'
    const mend =
      'Check that it runs, that this machine may reach it, and that user, password and database are right.'
    return { about, state: 'ill', says: `The server of DATABASE_URL cannot be used (${code}).`, mend }
  } finally {
    await client.end().catch(() => {})
  }
}

function serverFinding({ version, may }: { readonly version: number; readonly may: boolean }): Finding {
  const major = Math.floor(version / 10_000)
  if (version < oldestServer) {
    return { about, state: 'ill', says: `PostgreSQL ${major} is too old.`, mend: 'Use version 13 or newer.' }
  }
  if (may) return { about, state: 'well', says: `PostgreSQL ${major} answers.`, mend: null }
  const says = 'The user of DATABASE_URL may not create schemas in its database.'
  const mend = 'Grant it CREATE on the database, at least for the first start of each version.'
  return { about, state: 'doubtful', says, mend }
}
