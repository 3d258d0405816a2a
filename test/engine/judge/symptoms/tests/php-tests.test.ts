import { describe, expect, it } from 'vitest'

import { phpTests } from '../../../../../src/engine/judge/symptoms/tests/php-tests.ts'
import { told } from '../told.ts'

describe('failing tests of PHPUnit and Pest', () => {
  it.each([
    {
      log: [
        'There was 1 failure:',
        '1) Acme\\DoorTest::testOpens with data set "a"',
        'There were 2 skipped tests:',
        '1) Acme\\DoorTest::testShuts',
        'There was 1 PHPUnit error:',
        '1) Acme\\DoorTest::testLocks',
      ],
      tells: [
        '2: testOpens with data set "a" of Acme\\DoorTest in -:- «testOpens with data set "a"»',
        '6: testLocks of Acme\\DoorTest in -:- «testLocks»',
      ],
    },
    {
      log: ['   FAILED  Tests\\Unit\\DoorTest > it opens    KeyError'],
      tells: ['1: it opens of Tests\\Unit\\DoorTest in -:- «it opens»'],
    },
  ])('are read from $log', ({ log, tells }) => {
    expect(told(phpTests, ...log)).toEqual(tells)
  })
})
