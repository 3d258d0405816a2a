import { describe, expect, it } from 'vitest'

import { unittestTests } from '../../../../../src/engine/judge/symptoms/tests/unittest-tests.ts'
import { told } from '../told.ts'

describe('failing tests of unittest', () => {
  it.each([
    {
      log: ['FAIL: test_open (door.tests.DoorCase.test_open)'],
      tells: ['1: test_open of door.tests.DoorCase in -:- «test_open»'],
    },
    {
      log: ['ERROR: test_open (door.tests.DoorCase)'],
      tells: ['1: test_open of door.tests.DoorCase in -:- «test_open»'],
    },
    {
      log: ['ERROR: tests (unittest.loader._FailedTest)'],
      tells: ['1: tests of - in -:- «tests»'],
    },
    {
      log: ['test_open (door.DoorCase) ... FAIL'],
      tells: ['1: test_open of door.DoorCase in -:- «test_open»'],
    },
    {
      log: ['test_open (door.DoorCase.test_open) opens it ... ERROR'],
      tells: ['1: test_open of door.DoorCase in -:- «test_open»'],
    },
  ])('are read from $log', ({ log, tells }) => {
    expect(told(unittestTests, ...log)).toEqual(tells)
  })

  it.each([
    { log: ['ERROR: door.tests (unittest.loader._FailedTest.door.tests)'] },
    { log: ['test_open (door.DoorCase) ... ok'] },
  ])('are not seen in $log', ({ log }) => {
    expect(told(unittestTests, ...log)).toEqual([])
  })
})
