import { describe, expect, it } from 'vitest'

import { jestTests } from '../../../../../src/engine/judge/symptoms/tests/jest-tests.ts'
import { told } from '../told.ts'

describe('failing tests of Jest', () => {
  it.each([
    {
      log: ['FAIL unit test/door.test.ts (5.1 s)', '  ● Console', '  ● door › lock › opens', '  ● shuts'],
      tells: [
        '1: test/door.test.ts of - in test/door.test.ts:- «test/door.test.ts»',
        '3: opens of door › lock in test/door.test.ts:- «opens»',
        '4: shuts of - in test/door.test.ts:- «shuts»',
      ],
    },
    {
      log: ['  ● door › opens'],
      tells: ['1: opens of door in -:- «opens»'],
    },
    {
      log: ['● door.service - opens the door', '● door@1.socket'],
      tells: [],
    },
    {
      log: ['FAIL to open', '● x'],
      tells: ['2: x of - in -:- «x»'],
    },
  ])('are read from $log', ({ log, tells }) => {
    expect(told(jestTests, ...log)).toEqual(tells)
  })
})
