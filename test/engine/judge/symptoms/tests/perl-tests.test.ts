import { describe, expect, it } from 'vitest'

import { perlTests } from '../../../../../src/engine/judge/symptoms/tests/perl-tests.ts'
import { told } from '../told.ts'

describe('failing tests of Test::More and prove', () => {
  it.each([
    {
      log: ["#   Failed test 'opens'", '#   at t/door.t line 9.'],
      tells: ['1: opens of - in t/door.t:9 «opens»'],
    },
    {
      log: ["#   Failed (TODO) test 'opens'", '#   at t/door.t line 9.'],
      tells: [],
    },
    {
      log: ['t/door.t (Wstat: 256 (exited 1) Tests: 3 Failed: 1)'],
      tells: ['1: t/door.t of - in t/door.t:- «t/door.t»'],
    },
  ])('are read from $log', ({ log, tells }) => {
    expect(told(perlTests, ...log)).toEqual(tells)
  })
})
