import { constants } from 'node:fs'
import { access, rmdir } from 'node:fs/promises'
import { dirname } from 'node:path'

import { type DirectoryLock, lockDirectory } from '../adapters/store/directory-lock.ts'
import { Refusal } from '../engine/model/refusal.ts'
import { writtenOrRefused } from './written-or-refused.ts'

/**
 * Keeps other processes from writing the same file until what it gives is called. Who was killed keeps nobody.
 * @throws {Refusal} `transient` where another process is at it, `bad-input` where its folder cannot be written
 */
export async function holdOutput(out: string): Promise<() => Promise<void>> {
  const folder = `${out}.partial.lock`
  const lock = await writtenOrRefused(out, async () => {
    await access(dirname(out), constants.W_OK)
    return lockedOrNull(folder)
  })
  if (lock === null) {
    throw new Refusal(
      'transient',
      `Another run is writing ${out}.`,
      `Wait until it is done, or write to another file; if none runs, delete ${folder}.`,
    )
  }
  return async () => {
    lock.release()
    // Where the next one is already in it, it stays.
    await rmdir(folder).catch(() => null)
  }
}

function lockedOrNull(folder: string): DirectoryLock | null {
  try {
    return lockDirectory(folder)
  } catch (error) {
    if (error instanceof Refusal) return null
    throw error
  }
}
