import process from 'node:process'
import { parseArgs } from 'node:util'

import { allDrills } from './torture/all-drills.ts'
import type { DrillResult } from './torture/drill-result.ts'

/**
 * Holds the drills that the documentation's promises rest on, one after the other, and tells how each ended.
 *
 *     npm run torture -- [--short] [--only <name>]... [--seeds <from>-<to>] [--database <url>]
 */
const { values } = parseArgs({
  options: {
    short: { type: 'boolean', default: false },
    only: { type: 'string', multiple: true },
    seeds: { type: 'string' },
    database: { type: 'string' },
  },
})

const [from, to] = (values.seeds ?? '').split('-').map(Number)
const seeds = from === undefined || to === undefined ? {} : { seeds: { from, to } }
if (values.database !== undefined) process.env['DATABASE_URL'] = values.database
const names = values.only ?? Object.keys(allDrills)
const results: DrillResult[] = []
for (const name of names) {
  const drill = allDrills[name]
  if (drill === undefined) {
    console.error(`There is no drill ${name}. There are: ${Object.keys(allDrills).join(', ')}.`)
    process.exit(2)
  }
  console.error(`${new Date().toISOString()} ${name} …`)
  const begun = performance.now()
  try {
    results.push(...(await drill({ short: values.short, database: values.database ?? null, ...seeds })))
  } catch (error) {
    results.push({ drill: name, bar: 'ends', measured: String(error).slice(0, 300), ok: false })
  }
  console.error(`  took ${Math.round((performance.now() - begun) / 1000)} s`)
}

console.log('| drill | bar | measured | |\n|---|---|---|---|')
for (const { drill, bar, measured, ok } of results) {
  console.log(`| ${drill} | ${bar} | ${measured} | ${ok ? 'held' : '**not held**'} |`)
}
// Not left to the event loop, which databases that could not be opened may keep going.
process.exit(results.every(({ ok }) => ok) ? 0 : 1)
