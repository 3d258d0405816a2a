import { mkdir } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'

/**
 * The folder for what may be lost, made where it is not there, readable by this person only: as the XDG base directory
 * specification, macOS and Windows want it. Null where there is none to write to.
 */
export async function cacheFolder(): Promise<string | null> {
  const folder = join(base(), 'prime-suspect')
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    return folder
  } catch {
    return null
  }
}

function base(): string {
  const { XDG_CACHE_HOME: wanted, LOCALAPPDATA: local } = process.env
  if (wanted !== undefined && wanted !== '') return wanted
  if (process.platform === 'darwin') return join(homedir(), 'Library/Caches')
  if (process.platform === 'win32' && local !== undefined) return local
  return join(homedir(), '.cache')
}
