import { describe, expect, it } from 'vitest'

import { tapTests } from '../../../../../src/engine/judge/symptoms/tests/tap-tests.ts'
import { told } from '../told.ts'

describe('failing tests of the Test Anything Protocol', () => {
  it.each([
    {
      log: ['not ok 3 - opens # time=1.2ms', '  ---', '  at: open (test/door.js:12:3)', '  ...'],
      tells: ['1: opens of - in test/door.js:12 «opens»'],
    },
    {
      log: ['not ok 3 opens in 12ms'],
      tells: ['1: opens of - in -:- «opens»'],
    },
    {
      log: ['not ok', '  file: test/door.js', '  line: 7', 'ok 2', '  at: x.js:1'],
      tells: ['1: not ok of - in test/door.js:7 «not ok»'],
    },
    {
      log: ['    not ok opens', "  location: '/w/test/door.js:12:3'"],
      tells: ['1: opens of - in /w/test/door.js:12 «opens»'],
    },
  ])('are read from $log', ({ log, tells }) => {
    expect(told(tapTests, ...log)).toEqual(tells)
  })

  it.each([{ log: ['not ok 4 - later # TODO', 'not ok 5 # skip'] }])('are not seen in $log', ({ log }) => {
    expect(told(tapTests, ...log)).toEqual([])
  })
})

describe('failing tests of the kernel', () => {
  it.each([
    {
      log: ['not ok 2 selftests: door: opens # exit=1'],
      tells: ['1: selftests: door: opens of - in -:- «selftests: door: opens»'],
    },
  ])('are read from $log', ({ log, tells }) => {
    expect(told(tapTests, ...log)).toEqual(tells)
  })
})

describe('failing tests in a browser', () => {
  it.each([
    {
      log: ['not ok 12 Chrome 120.0 - [123 ms] - Unit | door: opens'],
      tells: ['1: Unit | door: opens of - in -:- «Unit | door: opens»'],
    },
  ])('are read from $log', ({ log, tells }) => {
    expect(told(tapTests, ...log)).toEqual(tells)
  })
})
