import { existsSync } from 'node:fs'
import { rename, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'

import { PGlite, type PGliteOptions } from '@electric-sql/pglite'
import { amcheck } from '@electric-sql/pglite/contrib/amcheck'
import { Kysely, PGliteDialect } from 'kysely'
import { fromPglite, PgBoss } from 'pg-boss'

import { Refusal } from '../../engine/model/refusal.ts'
import type { Journal } from '../../engine/ports.ts'
import { lockDirectory } from './directory-lock.ts'
import { type DamageWatch, damageWatch } from './embedded/damage-watch.ts'
import {
  type DatabaseFolder,
  databaseFolder,
  giveIdentity,
  makingPrefix,
} from './embedded/database-folder.ts'
import { examineDatabase, tellsOfDamage, writtenUpTo } from './embedded/examine-database.ts'
import { type GoodSnapshot, newestGood } from './embedded/snapshot-shelf.ts'
import { emptyDatabase } from './embedded/template.ts'
import { bossOptions } from './prepare-queues.ts'
import type { Tables } from './tables.ts'

/** A database, the queue's view of it, and how to let go of both. */
export type OpenDatabase = {
  readonly db: Kysely<Tables>
  readonly boss: PgBoss
  /** What only a store of one process has, which no other process can be using; null on a server. */
  readonly embedded: {
    readonly directory: string
    readonly folder: DatabaseFolder
    /** The database that was here could not be used, and an empty one is in its place; null where all is well. */
    readonly loss: Loss | null
    /** Resolves once it is found damaged while it is in use: it has to be let go of, for the next start to repair it. */
    readonly damaged: Promise<string>
  } | null
  close(): Promise<void>
}

export type Loss = {
  readonly because: string
  /** What to fill the empty database from; null where there is no whole snapshot. */
  readonly snapshot: GoodSnapshot | null
  /** Where the damaged database was moved; null where it is not there any more. */
  readonly setAside: string | null
}

/** PGlite's default of 160 MB of shared buffers is for another kind of program. */
const settings: PGliteOptions = {
  postgresqlconf: ['shared_buffers=16MB'],
  extensions: { amcheck },
}

/**
 * PostgreSQL inside this process, its files in `directory/database`. It survives the process being killed; it does
 * not fsync, so a power cut can lose or tear it (https://github.com/electric-sql/pglite/issues/1107). Unless its last
 * user closed it, it is examined; one that is damaged is set aside, and an empty one opened, to be filled from a
 * snapshot.
 * @throws {Refusal} `unavailable` when another process holds the directory, `misconfigured` when its state was moved to
 * a server, but for whoever moves it
 */
export async function openEmbedded(
  directory: string,
  journal: Journal,
  opensMoved = false,
): Promise<OpenDatabase> {
  const lock = lockDirectory(directory)
  try {
    const folder = databaseFolder(directory)
    if (folder.wasMoved() && !opensMoved) throw movedAway(directory)
    const { pglite, loss } = await openOrReplace(directory, folder, journal)
    const watch = damageWatch(pglite)
    const boss = new PgBoss({ ...bossOptions, db: watched(fromPglite(pglite), watch), backend: 'pglite' })
    return {
      db: new Kysely<Tables>({
        dialect: new PGliteDialect({ pglite }),
        log: (event) => {
          if (event.level === 'error') watch.heard(event.error)
        },
      }),
      boss,
      embedded: { directory, folder, loss, damaged: watch.found },
      close: async () => {
        watch.end()
        try {
          await pglite.close()
          // Else the next start would take it for well, and not examine it.
          if (!watch.isDamaged()) await folder.noteClosed()
        } finally {
          lock.release()
        }
      },
    }
  } catch (error) {
    lock.release()
    throw error
  }
}

type QueueDatabase = ReturnType<typeof fromPglite>

/**
 * The queue's queries, heard by the watch. Each lets the event loop turn first: the database answers within the process
 * and without waiting, so that workers of a long queue would else keep deliveries from being heard at all.
 */
function watched(database: QueueDatabase, watch: DamageWatch): QueueDatabase {
  return {
    ...database,
    executeSql: async (text, values) => {
      await setImmediate()
      try {
        return await database.executeSql(text, values)
      } catch (error) {
        watch.heard(error)
        throw error
      }
    },
  }
}

function movedAway(directory: string): Refusal {
  return new Refusal(
    'misconfigured',
    `What was kept in ${directory} was moved to a PostgreSQL server`,
    `Set DATABASE_URL to that server, or give another directory. To go on from what was here, delete ${join(directory, 'moved')}.`,
  )
}

type Opened = { readonly pglite: PGlite; readonly loss: Loss | null }

async function openOrReplace(directory: string, folder: DatabaseFolder, journal: Journal): Promise<Opened> {
  await folder.removeHalfMade()
  const { good, bad } = await newestGoodUnlessClosed(directory, folder)
  const found = await openWhole(folder, good)
  if (found.kind === 'whole') return { pglite: found.pglite, loss: null }
  if (found.kind === 'none' && good === null) return { pglite: await openNew(directory, folder), loss: null }
  const because = found.kind === 'none' ? 'the database is missing' : found.because
  const setAside = found.kind === 'damaged' ? await folder.setAside() : null
  journal.note('THE EMBEDDED STORE IS DAMAGED and is replaced by an empty one', {
    because,
    setAside,
    snapshot: good?.head.madeAt ?? null,
    snapshotsNotWhole: bad,
  })
  await folder.beginRestoring()
  return { pglite: await openNew(directory, folder), loss: { because, snapshot: good, setAside } }
}

/** A database that was closed needs none; reading a snapshot to its end takes a while. */
async function newestGoodUnlessClosed(
  directory: string,
  folder: DatabaseFolder,
): Promise<{ readonly good: GoodSnapshot | null; readonly bad: number }> {
  const isWell = existsSync(folder.files) && folder.wasClosed() && !folder.isRestoring()
  return isWell ? { good: null, bad: 0 } : await newestGood(directory)
}

type Found =
  | { readonly kind: 'whole'; readonly pglite: PGlite }
  | { readonly kind: 'damaged'; readonly because: string }
  | { readonly kind: 'none' }

async function openWhole(folder: DatabaseFolder, newest: GoodSnapshot | null): Promise<Found> {
  if (folder.isRestoring()) await folder.removeFiles()
  if (!existsSync(folder.files)) return { kind: 'none' }
  const wasClosed = folder.wasClosed()
  await folder.noteOpen()
  let pglite: PGlite | null = null
  try {
    pglite = await PGlite.create({ dataDir: folder.files, ...settings })
    if (!wasClosed) await examine(pglite, await folder.identity(), newest)
    return { kind: 'whole', pglite }
  } catch (error) {
    await pglite?.close().catch(() => {})
    // What is wrong for another reason must not cost a database that is well.
    if (!tellsOfDamage(error)) throw error
    await refuseWhereDiskIsFull(folder.files, error)
    return { kind: 'damaged', because: String(error).slice(0, 300) }
  }
}

/** The database needs room for two segments of its log to start. */
const roomToStart = 64 * 1024 * 1024

async function refuseWhereDiskIsFull(path: string, cause: unknown): Promise<void> {
  const { bavail, bsize } = await statfs(path)
  if (bavail * bsize >= roomToStart) return
  throw new Refusal(
    'unavailable',
    `The embedded store at ${path} could not be opened, and its disk is full`,
    'Make room: it needs 64 MB to start. Nothing was changed.',
    { cause },
  )
}

async function examine(pglite: PGlite, identity: string | null, newest: GoodSnapshot | null): Promise<void> {
  await examineDatabase(pglite)
  if (newest === null || identity === null || newest.head.database !== identity) return
  // A log that lost its end leaves a database that is whole and of yesterday.
  if ((await writtenUpTo(pglite)) < BigInt(newest.head.position)) {
    throw new Error(`the database is older than its snapshot of ${newest.head.madeAt}`)
  }
}

/** Makes the database beside its place and moves it there when it is whole, so that a crash leaves no half of one. */
async function openNew(directory: string, folder: DatabaseFolder): Promise<PGlite> {
  const making = join(directory, `${makingPrefix}${Date.now()}`)
  const made = await unpackNew(making).catch(async () => {
    // A template that cannot be used costs time only.
    await folder.removeHalfMade()
    return await PGlite.create({ dataDir: making, ...settings })
  })
  await made.close()
  await giveIdentity(making)
  await rename(making, folder.files)
  await folder.noteOpen()
  return await PGlite.create({ dataDir: folder.files, ...settings })
}

async function unpackNew(making: string): Promise<PGlite> {
  const template = await emptyDatabase()
  return await PGlite.create({
    dataDir: making,
    loadDataDir: new Blob([new Uint8Array(template)]),
    ...settings,
  })
}
