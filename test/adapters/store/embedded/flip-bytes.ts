import { closeSync, openSync, readSync, writeSync } from 'node:fs'

/** Changes eight bytes of a file at a position, as a failing disk would. */
export function flipBytes(path: string, at: number): void {
  const file = openSync(path, 'r+')
  const bytes = Buffer.alloc(8)
  readSync(file, bytes, 0, 8, at)
  writeSync(
    file,
    bytes.map((byte) => byte ^ 0xff),
    0,
    8,
    at,
  )
  closeSync(file)
}
