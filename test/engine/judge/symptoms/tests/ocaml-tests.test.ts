import { describe, expect, it } from 'vitest'

import { ocamlTests } from '../../../../../src/engine/judge/symptoms/tests/ocaml-tests.ts'
import { told } from '../told.ts'

describe('failing tests of Alcotest and OUnit', () => {
  it.each([
    {
      log: [
        '  [OK]          door              1   shuts.',
        '> [FAIL]        door opening      0   opens with a key.',
      ],
      tells: ['2: opens with a key of door opening in -:- «opens with a key»'],
    },
    {
      log: [
        '│ [FAIL]        door              0   opens.             │',
        '└──────┘',
        'ASSERT File "test/test_door.ml", line 58, characters 28-35',
      ],
      tells: ['1: opens of door in test/test_door.ml:58 «opens»'],
    },
    {
      log: ['  [ERROR]       door              0   opens.', '  [FAIL]        door              1   shuts.'],
      tells: ['1: opens of door in -:- «opens»', '2: shuts of door in -:- «shuts»'],
    },
    {
      log: [
        '========================================',
        'Failure: door:3:opening:1:opens.',
        '',
        'expected: 1 but got: 2',
      ],
      tells: ['2: opens of door:opening in -:- «opens»'],
    },
    {
      log: [
        '========================================',
        'Error: door:0:opens',
        '',
        'File "/w/test/door.ml", line 12, characters 2-9:',
      ],
      tells: ['2: opens of door in /w/test/door.ml:12 «opens»'],
    },
  ])('are read from $log', ({ log, tells }) => {
    expect(told(ocamlTests, ...log)).toEqual(tells)
  })

  it.each([
    { log: ['Error: door:3:opens'] },
    { log: ['[FAIL] prose'] },
    { log: ['========================================', 'Error: 3:4'] },
  ])('are not seen in $log', ({ log }) => {
    expect(told(ocamlTests, ...log)).toEqual([])
  })
})
