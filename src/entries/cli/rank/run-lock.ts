import { readFile, rm, writeFile } from 'node:fs/promises'
import process from 'node:process'

/** What this process holds: its own number in any other lock is that of one that died, as the first of a container has. */
const held = new Set<string>()

/**
 * Keeps others from the same work until what it gives is called; null where another process is at it. One that was
 * killed keeps nobody.
 */
export async function takeRunLock(file: string): Promise<(() => Promise<void>) | null> {
  if (!(await taken(file))) {
    if (await isHeld(file)) return null
    await rm(file, { force: true })
    if (!(await taken(file))) return null
  }
  held.add(file)
  return async () => {
    held.delete(file)
    await rm(file, { force: true })
  }
}

async function taken(file: string): Promise<boolean> {
  try {
    await writeFile(file, String(process.pid), { flag: 'wx' })
    return true
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false
    throw error
  }
}

async function isHeld(file: string): Promise<boolean> {
  const holder = Number(await readFile(file, 'utf8').catch(() => ''))
  if (holder === process.pid) return held.has(file)
  try {
    return process.kill(holder, 0)
  } catch (error) {
    // A process of somebody else may not be asked, but it is there.
    return codeOf(error) === 'EPERM'
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : null
}
