import { closeSync, openSync, readdirSync, readSync, statSync, writeSync } from 'node:fs'
import { join } from 'node:path'

/** Changes eight bytes of a file at a position, as a failing disk would. */
function flipBytes(path: string, at: number): void {
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

/** Changes the first page of every table and index of ours, in the files; what was read before is not read again. */
export function damageTables(directory: string): void {
  const tables = join(directory, 'database/base/5')
  for (const name of readdirSync(tables)) {
    const path = join(tables, name)
    if (/^\d+$/.test(name) && Number(name) > 16_384 && statSync(path).size > 0) flipBytes(path, 4000)
  }
}
