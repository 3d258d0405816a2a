import { randomBytes, randomUUID } from 'node:crypto'
import { writeSync } from 'node:fs'
import process from 'node:process'

import { openStore } from '../../src/adapters/store/open-store.ts'
import type { Store } from '../../src/adapters/store/store.ts'
import { aDelivery, aTriage } from '../../test/adapters/store/contract/under-test.ts'
import { anIncident } from '../../test/builders/an-incident.ts'

/**
 * A process of its own with an embedded store, to which things are done. It says each delivery that it recorded, a word
 * a line, at once. What it is told to do: `die` after so many, `close` after so many, or `fill` the disk until nothing
 * goes any more, wait for a line, and close when one more went.
 */
const [directory = '', then = '', ...guids] = process.argv.slice(2)
const say = (word: string) => writeSync(1, `${word}\n`)
const store = await openStore({ kind: 'embedded', directory }, { note: (what) => say(`note ${what}`) })
if (then === 'fill') await fill()
else for (const guid of guids) await record(store, guid, 10)
if (then === 'die') process.kill(process.pid, 'SIGKILL')
await store.close()
say('closed')

async function fill(): Promise<void> {
  let refused = 0
  while (refused < 3) if (!(await tried())) refused += 1
  say('full')
  await new Promise((resolve) => process.stdin.once('data', resolve))
  for (let n = 0; n < 100 && !(await tried()); n++) await new Promise((resolve) => setTimeout(resolve, 100))
  process.stdin.destroy()
}

async function tried(): Promise<boolean> {
  try {
    await record(store, randomUUID(), 1_000_000)
    return true
  } catch (error) {
    say(`refused ${error instanceof Error ? error.message : 'unknown'}`)
    return false
  }
}

/** The title cannot be packed, so that it takes as much room as it is long. */
async function record(into: Store, guid: string, size: number): Promise<void> {
  const title = randomBytes(size / 2).toString('hex')
  await into.deliveries.record(aDelivery({ guid, bodyHash: guid }), aTriage(anIncident({ title })))
  say(`recorded ${guid}`)
}
