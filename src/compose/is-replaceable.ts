import { lstat } from 'node:fs/promises'

/**
 * True where another file may be put in place of what stands there: an ordinary file, or nothing yet. A device, a pipe or
 * a link is written through instead: in its place a file would take it from everybody else.
 */
export async function isReplaceable(path: string): Promise<boolean> {
  const there = await lstat(path).catch(() => null)
  return there === null || there.isFile()
}
