import { open, rm, stat } from 'node:fs/promises'
import { setTimeout as pause } from 'node:timers/promises'

import { Refusal } from '../../engine/model/refusal.ts'

const pollMs = 200
const longestWaitMs = 120_000
/** Longer than any fetch may take, so that a lock this old was left by a process that died. */
const staleMs = 30 * 60_000

/**
 * Does something while nobody else, in this process or another, does it with the same file as its lock. Refuses
 * ('transient') where somebody else does for longer than `patienceMs`.
 */
export async function withMirrorLock<T>(
  file: string,
  act: () => Promise<T>,
  patienceMs = longestWaitMs,
): Promise<T> {
  for (let waited = 0; !(await taken(file)); waited += pollMs) {
    if (waited >= patienceMs) {
      const mend = `Wait until it is done; if nothing runs, delete ${file}.`
      throw new Refusal('transient', 'Another process is bringing the mirror up to date', mend)
    }
    await pause(pollMs)
  }
  try {
    return await act()
  } finally {
    await rm(file, { force: true })
  }
}

async function taken(file: string): Promise<boolean> {
  try {
    await (await open(file, 'wx', 0o600)).close()
    return true
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error) || error.code !== 'EEXIST') throw error
    const age = Date.now() - ((await stat(file).catch(() => null))?.mtimeMs ?? Date.now())
    if (age > staleMs) await rm(file, { force: true })
    return false
  }
}
