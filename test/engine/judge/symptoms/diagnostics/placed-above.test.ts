import { describe, expect, it } from 'vitest'

import { placedAbove } from '../../../../../src/engine/judge/symptoms/diagnostics/placed-above.ts'
import { told } from '../told.ts'

describe('places printed above their message', () => {
  it.each([
    {
      log: ['./src/door.tsx:12:7', "Type error: Property 'lock' does not exist"],
      tells: [
        "2: bundler error - ./src/door.tsx:12 Type error: Property 'lock' does not exist «Property 'lock' does not exist»",
      ],
    },
    {
      log: ['./src/door.tsx', "Module not found: Can't resolve './lock'"],
      tells: [
        "2: bundler error - ./src/door.tsx:- Module not found: Can't resolve './lock' «Can't resolve './lock'»",
      ],
    },
    {
      log: ['/w/src/+page.svelte:12:7', 'Error: no lock (ts)'],
      tells: ['2: svelte-check error - /w/src/+page.svelte:12 Error: no lock (ts) «no lock (ts)»'],
    },
    { log: ['/w/src/door.js:12', 'Error: no lock'], tells: [] },
    { log: ['./src/door.tsx', 'compiled'], tells: [] },
    { log: ['./src/door.tsx:12:7', '', 'Type error: no'], tells: [] },
    { log: ['./src/door.tsx:12:7'], tells: [] },
  ])('are read from $log', ({ log, tells }) => {
    expect(told(placedAbove, ...log)).toEqual(tells)
  })
})
