import { describe, expect, it } from 'vitest'

import { placedBelow } from '../../../../../src/engine/judge/symptoms/diagnostics/placed-below.ts'
import { told } from '../told.ts'

describe('places printed below their message', () => {
  it.each([
    {
      log: ['error[E0425]: cannot find value `lock`', ' --> src/door.rs:12:3'],
      tells: ['2: rustc error E0425 src/door.rs:12 cannot find value `lock` «src/door.rs»'],
    },
    {
      log: ['warning: unused', ' --> src/door.rs:12:3'],
      tells: ['2: rustc warning - src/door.rs:12 unused «src/door.rs»'],
    },
    {
      log: ['✘ [ERROR] Could not resolve "lock"', '', '    src/door.ts:12:3:'],
      tells: ['3: esbuild error - src/door.ts:12 Could not resolve "lock" «src/door.ts»'],
    },
    {
      log: ['▲ [WARNING] odd', '', '    src/door.ts:12:3:'],
      tells: ['3: esbuild warning - src/door.ts:12 odd «src/door.ts»'],
    },
    {
      log: ['  x Expected a brace', '   ,-[src/door.ts:12:3]'],
      tells: ['2: swc error - src/door.ts:12 Expected a brace «src/door.ts»'],
    },
    {
      log: ['  ⚠ odd', '   ╭─[ src/door.ts:12:3 ]'],
      tells: ['2: swc warning - src/door.ts:12 odd «src/door.ts»'],
    },
    {
      log: ['error: near', 'one', 'two', ' --> src/door.rs:12:3', '  ┌─ src/note.rs:1:1'],
      tells: ['4: rustc error - src/door.rs:12 near «src/door.rs»'],
    },
  ])('are read from $log', ({ log, tells }) => {
    expect(told(placedBelow, ...log)).toEqual(tells)
  })

  it.each([
    { log: ['error: far', '', '', '', ' --> src/door.rs:12:3'] },
    { log: [' --> src/door.rs:12:3'] },
    { log: ['  x Expression expected', '', '    src/door.ts:3:21:'] },
  ])('are not seen in $log', ({ log }) => {
    expect(told(placedBelow, ...log)).toEqual([])
  })
})
