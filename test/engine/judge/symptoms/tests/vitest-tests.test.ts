import { describe, expect, it } from 'vitest'

import { vitestTests } from '../../../../../src/engine/judge/symptoms/tests/vitest-tests.ts'
import { told } from '../told.ts'

describe('failing tests of Vitest', () => {
  it.each([
    {
      log: [' FAIL  |unit| test/door.test.ts > door > opens'],
      tells: ['1: opens of door in test/door.test.ts:- «test/door.test.ts»'],
    },
    {
      log: [' × test/door.test.ts > opens 12ms'],
      tells: ['1: opens of - in test/door.test.ts:- «test/door.test.ts»'],
    },
    {
      log: [' ❯ test/door.test.ts (3 tests | 1 failed) 5ms'],
      tells: ['1: test/door.test.ts of - in test/door.test.ts:- «test/door.test.ts»'],
    },
  ])('are read from $log', ({ log, tells }) => {
    expect(told(vitestTests, ...log)).toEqual(tells)
  })

  it.each([{ log: [' FAIL  test/door.test.ts'] }, { log: [' ❯ test/door.test.ts (3 tests) 5ms'] }])(
    'are not seen in $log',
    ({ log }) => {
      expect(told(vitestTests, ...log)).toEqual([])
    },
  )
})
