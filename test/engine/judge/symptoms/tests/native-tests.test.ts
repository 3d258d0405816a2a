import { describe, expect, it } from 'vitest'

import { nativeTests } from '../../../../../src/engine/judge/symptoms/tests/native-tests.ts'
import { told } from '../told.ts'

describe('failing tests of C and C++', () => {
  it.each([
    {
      log: ['test/door.c:12:test_opens:FAIL: Expected 1'],
      tells: ['1: test_opens of - in test/door.c:12 «test_opens»'],
    },
    {
      log: ['door.c:12:F:core:test_opens:0: no lock'],
      tells: ['1: test_opens of core in door.c:12 «door.c»'],
    },
    {
      log: ['FAIL: tests/opens'],
      tells: ['1: tests/opens of - in tests/opens:- «tests/opens»'],
    },
    {
      log: ['FAIL opens (exit status: 1)'],
      tells: ['1: opens of - in -:- «opens»'],
    },
    {
      log: [' 12/40 door / opens          FAIL   0.10s'],
      tells: ['1: opens of door in -:- «opens»'],
    },
  ])('are read from $log', ({ log, tells }) => {
    expect(told(nativeTests, ...log)).toEqual(tells)
  })

  it.each([{ log: ['ERROR: prose about things'] }])('are not seen in $log', ({ log }) => {
    expect(told(nativeTests, ...log)).toEqual([])
  })
})
