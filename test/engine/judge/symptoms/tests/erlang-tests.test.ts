import { describe, expect, it } from 'vitest'

import { erlangTests } from '../../../../../src/engine/judge/symptoms/tests/erlang-tests.ts'
import { told } from '../told.ts'

describe('failing tests of EUnit and Common Test', () => {
  it.each([
    {
      log: ['  door_tests: opens_test...*failed*'],
      tells: ['1: opens_test of door_tests in -:- «opens_test»'],
    },
    {
      log: ['    door:72: -opens_test_/0-fun-1-...[0.012 s] *failed*'],
      tells: ['1: -opens_test_/0-fun-1- of door in -:72 «-opens_test_/0-fun-1-»'],
    },
    {
      log: ['%%% door_SUITE ==> opens: FAILED'],
      tells: ['1: opens of door_SUITE in -:- «opens»'],
    },
  ])('are read from $log', ({ log, tells }) => {
    expect(told(erlangTests, ...log)).toEqual(tells)
  })

  it.each([{ log: ['  door_tests: opens_test...ok'] }, { log: ['%%% door_SUITE ==> opens: OK'] }])(
    'are not seen in $log',
    ({ log }) => {
      expect(told(erlangTests, ...log)).toEqual([])
    },
  )
})
