import { rm } from 'node:fs/promises'
import { join } from 'node:path'

import { type Kysely, sql } from 'kysely'

import type { Journal } from '../../../engine/ports.ts'
import { writeSnapshot } from '../copy/snapshot-file.ts'
import type { Tables } from '../tables.ts'
import type { DatabaseFolder } from './database-folder.ts'
import { clearOld, snapshotFolder, snapshotName, snapshotNames } from './snapshot-shelf.ts'

/** Takes snapshots of the embedded store, so that a power cut costs minutes and not everything. */
export type SnapshotKeeper = {
  /** Takes one if anything was written since the last. Never throws: a store without a new snapshot still works. */
  take(): Promise<void>
  /** Takes one and removes all others, and what was set aside, for they hold what was erased. */
  renew(): Promise<void>
  stop(): Promise<void>
}

type Kept = { readonly directory: string; readonly folder: DatabaseFolder }

const everyMs = 5 * 60_000

export function keepSnapshots(db: Kysely<Tables>, kept: Kept, journal: Journal): SnapshotKeeper {
  let takenAt = ''
  let queue = Promise.resolve()
  const inTurn = async (work: () => Promise<void>) => {
    queue = queue.then(work).catch((error: unknown) => {
      journal.note('a snapshot of the store could not be taken', { error: String(error).slice(0, 300) })
    })
    await queue
  }
  const take = async () => {
    if ((await position(db)) === takenAt) return
    // So that the next start has little to work off.
    await sql`checkpoint`.execute(db)
    const now = new Date()
    const path = join(await snapshotFolder(kept.directory), snapshotName(now))
    const database = (await kept.folder.identity()) ?? ''
    await writeSnapshot(db, path, { madeAt: now.toISOString(), database })
    takenAt = await position(db)
    await clearOld(await snapshotFolder(kept.directory), now)
  }
  const timer = setInterval(() => void inTurn(take), everyMs)
  timer.unref()
  return {
    take: async () => await inTurn(take),
    renew: async () =>
      await inTurn(async () => {
        // The rows themselves, too, stay in the files until they are written over.
        await sql`vacuum`.execute(db)
        takenAt = ''
        await take()
        await removeAllButNewest(await snapshotFolder(kept.directory))
        await kept.folder.removeAside()
      }),
    stop: async () => {
      clearInterval(timer)
      await inTurn(take)
    },
  }
}

async function position(db: Kysely<Tables>): Promise<string> {
  const { rows } = await sql<{ readonly at: string }>`select pg_current_wal_insert_lsn()::text as at`.execute(
    db,
  )
  return rows[0]?.at ?? ''
}

async function removeAllButNewest(folder: string): Promise<void> {
  const [, ...older] = await snapshotNames(folder)
  for (const name of older) await rm(join(folder, name), { force: true })
}
