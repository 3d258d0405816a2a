import { spawnSync } from 'node:child_process'
import {
  closeSync,
  cpSync,
  mkdtempSync,
  openSync,
  readdirSync,
  rmSync,
  statSync,
  truncateSync,
  writeSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'

import { openStore } from '../../src/adapters/store/open-store.ts'
import { type Draw, seededRandom } from '../../src/learn/seeded-random.ts'
import type { Drill } from './drill-result.ts'
import { knownOf } from './known-of.ts'

const pageSize = 8192
/** Recorded before the store was closed, which took a snapshot, and between that and the kill. */
const [early, late] = [
  ['early-1', 'early-2', 'early-3'],
  ['late-1', 'late-2', 'late-3'],
]

/**
 * The process is killed, and what a loss of power can do is done to its files: pages are overwritten or zeroed, files
 * cut. The next start has to go on by itself, with everything that the snapshot held.
 */
export const tornStore: Drill = async ({ short }) => {
  const folder = mkdtempSync(join(tmpdir(), 'prime-suspect-torn-'))
  const [killed, directory] = [join(folder, 'killed'), join(folder, 'copy')]
  const rounds = short ? 2 : 100
  const draw = seededRandom(7)
  try {
    victim(killed, 'close', early)
    victim(killed, 'die', late)
    const seen = { unharmed: 0, restored: 0, failed: [] as string[] }
    for (let round = 0; round < rounds; round++) {
      rmSync(directory, { recursive: true, force: true })
      cpSync(killed, directory, { recursive: true })
      const harm = harmOne(join(directory, 'database'), draw)
      try {
        const store = await openStore({ kind: 'embedded', directory }, { note: () => {} })
        const known = await knownOf(store, early)
        seen[store.restored === null ? 'unharmed' : 'restored'] += 1
        if (known.length < early.length) seen.failed.push(`${harm}: knows ${known.length}`)
        await store.close()
      } catch (error) {
        seen.failed.push(`${harm}: ${String(error).slice(0, 100)}`)
      }
    }
    return [
      {
        drill: `the files of the embedded store are torn, ${rounds} times`,
        bar: 'every start goes on without hands, with all that the snapshot held',
        measured:
          `${seen.restored} restored, ${seen.unharmed} not harmed where it matters, ${seen.failed.length} failed` +
          seen.failed
            .slice(0, 3)
            .map((one) => `; ${one}`)
            .join(''),
        ok: seen.failed.length === 0 && seen.restored > 0,
      },
    ]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function victim(directory: string, then: string, guids: readonly string[]): void {
  const script = join(import.meta.dirname, 'store-victim-process.ts')
  spawnSync(process.execPath, [script, directory, then, ...guids], { stdio: ['ignore', 'ignore', 'inherit'] })
}

/** Harms one file, of the tables more often than of the rest. Answers what was done. */
function harmOne(database: string, draw: Draw): string {
  const names = readdirSync(database, { recursive: true, encoding: 'utf8' })
  const files = names.filter((name) => {
    const found = statSync(join(database, name))
    return found.isFile() && found.size > 0
  })
  const tables = files.filter((name) => /^base\/5\/\d+$/.test(name))
  const among = draw(10) < 7 ? tables : files
  const name = among[draw(among.length)] ?? 'PG_VERSION'
  const path = join(database, name)
  const { size } = statSync(path)
  const how = ['cut', 'zeroed', 'overwritten'][draw(3)] ?? 'cut'
  if (how === 'cut') truncateSync(path, draw(size))
  else {
    const page = draw(Math.ceil(size / pageSize)) * pageSize
    const bytes = Buffer.alloc(Math.min(pageSize / 2, size - page), how === 'zeroed' ? 0 : 0xa5)
    const file = openSync(path, 'r+')
    writeSync(file, bytes, 0, bytes.length, page)
    closeSync(file)
  }
  return `${name} ${how}`
}
