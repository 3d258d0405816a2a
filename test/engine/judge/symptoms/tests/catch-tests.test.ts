import { describe, expect, it } from 'vitest'

import { catchTests } from '../../../../../src/engine/judge/symptoms/tests/catch-tests.ts'
import { told } from '../told.ts'

describe('failing tests of Catch2 and doctest', () => {
  it.each([
    {
      log: [
        '-'.repeat(79),
        'Door opens',
        '  twice',
        '-'.repeat(79),
        'door_test.cpp:12',
        '.'.repeat(79),
        '',
        'door_test.cpp:15: FAILED:',
      ],
      tells: ['8: twice of Door opens in door_test.cpp:15 «door_test.cpp»'],
    },
    {
      log: [
        '='.repeat(79),
        'door_test.cpp:12:',
        'TEST CASE:  opens',
        '',
        'door_test.cpp:15: ERROR: CHECK( a ) is NOT correct!',
      ],
      tells: ['5: opens of - in door_test.cpp:15 «door_test.cpp»'],
    },
    {
      log: ['door_test.cpp:15: FAILED:'],
      tells: [],
    },
  ])('are read from $log', ({ log, tells }) => {
    expect(told(catchTests, ...log)).toEqual(tells)
  })
})
