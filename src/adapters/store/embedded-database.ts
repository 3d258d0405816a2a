import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'

import { PGlite } from '@electric-sql/pglite'
import { Kysely, PGliteDialect } from 'kysely'
import { fromPglite, PgBoss } from 'pg-boss'

import { lockDirectory } from './directory-lock.ts'
import { bossOptions } from './prepare-queues.ts'
import type { Tables } from './tables.ts'

/** A database, the queue's view of it, and how to let go of both. */
export type OpenDatabase = {
  readonly db: Kysely<Tables>
  readonly boss: PgBoss
  /** True where no other process can be using it. */
  readonly alone: boolean
  close(): Promise<void>
}

/** PGlite's default of 160 MB of shared buffers is for another kind of program. */
const settings = { postgresqlconf: ['shared_buffers=16MB'] }

/**
 * PostgreSQL inside this process, its files in `directory/database`. It survives the process being killed; it does
 * not fsync, so a power cut can lose it (https://github.com/electric-sql/pglite/issues/1107).
 * @throws {Refusal} `unavailable` when another process holds the directory
 */
export async function openEmbedded(directory: string): Promise<OpenDatabase> {
  const lock = lockDirectory(directory)
  try {
    const files = await makeFiles(directory)
    const pglite = await PGlite.create({ dataDir: files, ...settings })
    const boss = new PgBoss({ ...bossOptions, db: fromPglite(pglite), backend: 'pglite' })
    return {
      db: new Kysely<Tables>({ dialect: new PGliteDialect({ pglite }) }),
      boss,
      alone: true,
      close: async () => {
        await pglite.close()
        lock.release()
      },
    }
  } catch (error) {
    lock.release()
    throw error
  }
}

/** Makes the database beside its place and moves it there when it is whole, so that a crash leaves no half of one. */
async function makeFiles(directory: string): Promise<string> {
  const files = join(directory, 'database')
  for (const name of readdirSync(directory)) {
    if (name.startsWith('making-')) rmSync(join(directory, name), { recursive: true, force: true })
  }
  if (existsSync(files)) return files
  const making = join(directory, `making-${Date.now()}`)
  const pglite = await PGlite.create({ dataDir: making, ...settings })
  await pglite.close()
  renameSync(making, files)
  return files
}
