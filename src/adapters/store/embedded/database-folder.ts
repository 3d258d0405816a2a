import { randomUUID } from 'node:crypto'
import { existsSync, readdirSync } from 'node:fs'
import { readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

import { syncDirectory } from '../copy/snapshot-file.ts'

/** What lies in a data directory beside the lock. */
export type DatabaseFolder = {
  readonly files: string
  /** Tells this database from those that were here before; null for one that has no name. */
  identity(): Promise<string | null>
  /** Stands while a snapshot is being put into a new database: what is there is not whole. */
  isRestoring(): boolean
  beginRestoring(): Promise<void>
  endRestoring(): Promise<void>
  /** Whether the last user closed the database; stands only while nobody has it open. */
  wasClosed(): boolean
  noteOpen(): Promise<void>
  noteClosed(): Promise<void>
  /** Whether its state lives on in a PostgreSQL server, so that working on here would split it in two. */
  wasMoved(): boolean
  noteMoved(): Promise<void>
  /** Moves the database out of the way, in place of what was moved there before. Answers where to. */
  setAside(): Promise<string>
  /** Removes what was set aside and what a stopped process left half made. */
  removeAside(): Promise<void>
  removeHalfMade(): Promise<void>
  removeFiles(): Promise<void>
}

export const makingPrefix = 'making-'
const identityName = 'prime-suspect-identity'

/** Gives a database that is being made a name of its own. */
export async function giveIdentity(making: string): Promise<void> {
  await writeFile(join(making, identityName), randomUUID())
}

export function databaseFolder(directory: string): DatabaseFolder {
  const files = join(directory, 'database')
  const restoring = join(directory, 'restoring')
  const closed = join(directory, 'closed')
  const moved = join(directory, 'moved')
  const aside = join(directory, 'set-aside')
  const remove = async (path: string) => await rm(path, { recursive: true, force: true })
  const mark = async (path: string) => {
    await writeFile(path, '', { flush: true })
    await syncDirectory(directory)
  }
  const unmark = async (path: string) => {
    await remove(path)
    await syncDirectory(directory)
  }
  return {
    files,
    identity: async () => await readFile(join(files, identityName), 'utf8').catch(() => null),
    isRestoring: () => existsSync(restoring),
    beginRestoring: async () => await mark(restoring),
    endRestoring: async () => await unmark(restoring),
    wasClosed: () => existsSync(closed),
    noteOpen: async () => await unmark(closed),
    noteClosed: async () => await mark(closed),
    wasMoved: () => existsSync(moved),
    noteMoved: async () => await mark(moved),
    setAside: async () => {
      await remove(aside)
      await rename(files, aside)
      return aside
    },
    removeAside: async () => await remove(aside),
    removeHalfMade: async () => {
      const half = readdirSync(directory).filter((name) => name.startsWith(makingPrefix))
      for (const name of half) await remove(join(directory, name))
    },
    removeFiles: async () => await remove(files),
  }
}
