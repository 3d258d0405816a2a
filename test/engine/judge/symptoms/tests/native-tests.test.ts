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
      log: ['FAIL: test_opens (while it shuts at /srv/door/test/door.c:12)', 'FAIL: test_locks (lock.c:3)'],
      tells: [
        '1: test_opens of - in /srv/door/test/door.c:12 «test_opens»',
        '2: test_locks of - in lock.c:3 «test_locks»',
      ],
    },
    {
      log: [' 12/40 door / opens          FAIL   0.10s'],
      tells: ['1: opens of door in -:- «opens»'],
    },
    {
      log: [
        ' 3/40 door / slow  TIMEOUT 30.02s   killed by signal 15 SIGTERM',
        '4/40 door:unit / shuts the lock   ERROR   0.1s',
        '5/40 lock UNEXPECTEDPASS 0.1s',
      ],
      tells: [
        '1: slow of door in -:- «slow»',
        '2: shuts the lock of door:unit in -:- «shuts the lock»',
        '3: lock of - in -:- «lock»',
      ],
    },
  ])('are read from $log', ({ log, tells }) => {
    expect(told(nativeTests, ...log)).toEqual(tells)
  })

  it.each([
    { log: ['ERROR: prose about things'] },
    { log: ['FAIL door', 'FAIL .'] },
    { log: ['FAIL: test_opens (pkg.mod.Case.test_opens)', 'FAIL: test_opens (at door:12)'] },
    { log: ['1/2 door / opens  EXPECTEDFAIL  0.1s', '2/2 door / shuts  OK  0.1s'] },
  ])('are not seen in $log', ({ log }) => {
    expect(told(nativeTests, ...log)).toEqual([])
  })
})

describe('failing tests of Boost.Test, CppUTest, Criterion and cmocka', () => {
  it.each([
    {
      log: ['tests/door.cpp(42): error: in "door/opens": check d.angle() == 90 has failed [0 != 90]'],
      tells: ['1: opens of door in tests/door.cpp:42 «opens»'],
    },
    {
      log: ['../tests/door.cpp(7): fatal error: in "shuts": critical check d has failed'],
      tells: ['1: shuts of - in ../tests/door.cpp:7 «shuts»'],
    },
    {
      log: ['unknown location(0): fatal error: in "door/creaks": std::runtime_error: oil'],
      tells: ['1: creaks of door in -:- «creaks»'],
    },
    {
      log: ['tests/door.cpp:20: error: Failure in TEST(Door, opens)'],
      tells: ['1: opens of Door in tests/door.cpp:20 «opens»'],
    },
    { log: ['[FAIL] door::opens: (0.00s)'], tells: ['1: opens of door in -:- «opens»'] },
    { log: ['[  FAILED  ] door_opens'], tells: ['1: door_opens of - in -:- «door_opens»'] },
  ])('are read from $log', ({ log, tells }) => {
    expect(told(nativeTests, ...log)).toEqual(tells)
  })

  it.each([
    { log: ['[  FAILED  ] 1 test(s), listed below:'] },
    { log: ['[PASS] door::opens: (0.00s)'] },
    { log: ['tests/door.cpp(42): error: in the door'] },
  ])('are not seen in $log', ({ log }) => {
    expect(told(nativeTests, ...log)).toEqual([])
  })
})

describe('counts of failing tests', () => {
  it('are no tests', () => {
    expect(told(nativeTests, 'FAIL: 0', 'FAIL: 12', 'XPASS: 0')).toEqual([])
    expect(told(nativeTests, 'FAIL: 12-door')).toEqual(['1: 12-door of - in -:- «12-door»'])
  })
})
