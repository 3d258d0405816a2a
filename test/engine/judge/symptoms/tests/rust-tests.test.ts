import { describe, expect, it } from 'vitest'

import { rustTests } from '../../../../../src/engine/judge/symptoms/tests/rust-tests.ts'
import { told } from '../told.ts'

describe('failing tests of cargo and nextest', () => {
  it.each([
    {
      log: ['test door::tests::opens ... FAILED'],
      tells: ['1: opens of door::tests in -:- «door::tests::opens»'],
    },
    {
      log: ['test opens - should panic ... FAILED'],
      tells: ['1: opens of - in -:- «opens»'],
    },
    {
      log: ['test src/door.rs - Door::open (line 12) ... FAILED'],
      tells: ['1: Door::open of - in src/door.rs:12 «src/door.rs»'],
    },
    {
      log: ['        FAIL [   0.012s] (3/40) door tests::opens'],
      tells: ['1: opens of tests in -:- «tests::opens»'],
    },
    {
      log: ['  TRY 2 FAIL [   0.012s] door::bin opens'],
      tells: ['1: opens of - in -:- «opens»'],
    },
  ])('are read from $log', ({ log, tells }) => {
    expect(told(rustTests, ...log)).toEqual(tells)
  })

  it.each([{ log: ['test opens ... ok'] }])('are not seen in $log', ({ log }) => {
    expect(told(rustTests, ...log)).toEqual([])
  })
})

describe('failing files of trybuild', () => {
  it.each([
    {
      log: ['test tests/ui/no_key.rs ... mismatch'],
      tells: ['1: tests/ui/no_key.rs of - in tests/ui/no_key.rs:- «tests/ui/no_key.rs»'],
    },
  ])('are read from $log', ({ log, tells }) => {
    expect(told(rustTests, ...log)).toEqual(tells)
  })

  it.each([{ log: ['test tests/ui/no_key.rs ... ok'] }])('are not seen in $log', ({ log }) => {
    expect(told(rustTests, ...log)).toEqual([])
  })
})
