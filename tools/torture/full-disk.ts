import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { createInterface } from 'node:readline'

import { openStore } from '../../src/adapters/store/open-store.ts'
import type { Drill } from './drill-result.ts'
import { knownOf } from './known-of.ts'

/** No file may grow beyond: enough for a segment of the log, which has 16 MB. */
const roomForOneFile = 20 * 1024 * 1024

/**
 * The embedded store may write no more, as on a full disk or over a quota, in the middle of the work; then it may again.
 * By a limit on the size of files, which needs no rights; its owner can lift it while the process runs.
 */
export const fullDisk: Drill = async () => {
  const folder = mkdtempSync(join(tmpdir(), 'prime-suspect-full-'))
  const directory = join(folder, 'data')
  try {
    const said = await fillAndFree(directory)
    const recorded = said.flatMap((line) => (line.startsWith('recorded ') ? [line.slice(9)] : []))
    const refused = said.filter((line) => line.startsWith('refused '))
    const wentOn = said.lastIndexOf('full') < said.findLastIndex((line) => line.startsWith('recorded '))
    const closed = said.at(-1) === 'closed'
    const store = await openStore({ kind: 'embedded', directory }, { note: () => {} })
    const known = await knownOf(store, recorded)
    const { restored } = store
    const { waiting } = await store.queue.depth()
    await store.close()
    const isWhole = restored === null && known.length === recorded.length && waiting === recorded.length
    return [
      {
        drill: 'the disk of the embedded store is full',
        bar: 'deliveries refused while it is, taken again by itself, nothing accepted lost, nothing damaged',
        measured:
          `${recorded.length} accepted, ${known.length} known and ${waiting} waiting afterwards, ` +
          `${refused.length} refused (${refused[0]?.slice(8, 120) ?? 'none'}), ` +
          `${wentOn ? 'went on by itself' : 'DID NOT GO ON'}, ${restored === null ? 'not damaged' : 'DAMAGED'}`,
        ok: isWhole && wentOn && closed && refused.length >= 3,
      },
    ]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** What the process under the limit said, which is lifted once nothing goes any more. */
async function fillAndFree(directory: string): Promise<readonly string[]> {
  const script = join(import.meta.dirname, 'store-victim-process.ts')
  const words = [`--fsize=${roomForOneFile}:`, process.execPath, script, directory, 'fill']
  const victim = spawn('prlimit', words, { stdio: ['pipe', 'pipe', 'inherit'] })
  const gone = new Promise((resolve) => victim.once('close', resolve))
  const said: string[] = []
  for await (const line of createInterface({ input: victim.stdout })) {
    said.push(line)
    if (line !== 'full') continue
    spawnSync('prlimit', ['--pid', String(victim.pid), '--fsize=unlimited:'])
    victim.stdin.write('go on\n')
  }
  await gone
  return said
}
