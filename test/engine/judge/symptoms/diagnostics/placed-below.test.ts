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
    {
      log: ['Error (7576): Undeclared identifier.', '  --> src/Door.sol:12:9:', '   |'],
      tells: ['2: solc error 7576 src/Door.sol:12 Undeclared identifier. «src/Door.sol»'],
    },
    {
      log: ['TypeError: Member "lock" not found', '  --> contracts/Door.sol:12:9:'],
      tells: ['2: solc error - contracts/Door.sol:12 Member "lock" not found «contracts/Door.sol»'],
    },
    {
      log: ['error[4113]: DeclarationError: reserved', '  --> src/Door.sol:12:9:'],
      tells: ['2: rustc error 4113 src/Door.sol:12 DeclarationError: reserved «src/Door.sol»'],
    },
    {
      log: ['[MISSING_EXPORT] Error: "lock" is not exported', '   ╭─[ src/door.ts:12:3 ]'],
      tells: ['2: rolldown error MISSING_EXPORT src/door.ts:12 "lock" is not exported «src/door.ts»'],
    },
    {
      log: ["[!] RollupError: 'lock' is not exported by src/lock.js", 'src/Door.vue?vue&type=script (12:3)'],
      tells: ["2: rollup error - src/Door.vue:12 'lock' is not exported by src/lock.js «src/Door.vue»"],
    },
    {
      log: ['(!) Plugin typescript: odd', 'src/door.ts: (12:3)'],
      tells: ['2: rollup warning - src/door.ts:12 Plugin typescript: odd «src/door.ts»'],
    },
    {
      log: [
        '[FAILED] Error 0: Cannot query field "lock" on type "Door".',
        '[FAILED] at /w/src/door.ts:5:5',
        '[FAILED]',
        '[FAILED] Error 1: Unknown type "Key".',
        '[FAILED] at /w/src/key.ts:7:5',
      ],
      tells: [
        '2: graphql error - /w/src/door.ts:5 Cannot query field "lock" on type "Door". «/w/src/door.ts»',
        '5: graphql error - /w/src/key.ts:7 Unknown type "Key". «/w/src/key.ts»',
      ],
    },
    {
      log: ["       error: undefined variable 'lock'", '       at /w/flake.nix:33:23:'],
      tells: ["2: nix error - /w/flake.nix:33 undefined variable 'lock' «/w/flake.nix»"],
    },
  ])('are read from $log', ({ log, tells }) => {
    expect(told(placedBelow, ...log)).toEqual(tells)
  })

  it.each([
    { log: ['error: far', '', '', '', ' --> src/door.rs:12:3'] },
    { log: [' --> src/door.rs:12:3'] },
    { log: ['TypeError: lock is undefined', 'src/door.ts (12:3)'] },
    { log: ['  x Expression expected', '', '    src/door.ts:3:21:'] },
  ])('are not seen in $log', ({ log }) => {
    expect(told(placedBelow, ...log)).toEqual([])
  })
})
