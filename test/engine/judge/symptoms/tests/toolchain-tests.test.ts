import { describe, expect, it } from 'vitest'

import { toolchainTests } from '../../../../../src/engine/judge/symptoms/tests/toolchain-tests.ts'
import { told } from '../told.ts'

describe('failing tests of toolchains, browsers and kernels', () => {
  it.each([
    {
      log: ['FAIL: Doors :: Open/key.test (15 of 79)'],
      tells: ['1: Open/key.test of Doors in Open/key.test:- «Open/key.test»'],
    },
    {
      log: ['TIMEOUT: Doors-Unit :: Open/OpenTests/3/20 (16 of 79)'],
      tells: ['1: Open/OpenTests/3/20 of Doors-Unit in -:- «Open/OpenTests/3/20»'],
    },
    {
      log: ['FAIL: door.dg/torture/key.c   -O2  (test for excess errors)'],
      tells: [
        '1: door.dg/torture/key.c   -O2  (test for excess errors) of - in door.dg/torture/key.c:- «door.dg/torture/key.c   -O2  (test for excess errors)»',
      ],
    },
    {
      log: ['FAIL: gdb.base/key.exp: run until door'],
      tells: [
        '1: gdb.base/key.exp: run until door of - in gdb.base/key.exp:- «gdb.base/key.exp: run until door»',
      ],
    },
    {
      log: ['17:45:51  WARNING - TEST-UNEXPECTED-TIMEOUT | door/test/browser_key.js | timed out'],
      tells: ['1: door/test/browser_key.js of - in door/test/browser_key.js:- «door/test/browser_key.js»'],
    },
    {
      log: [
        '00:05:15    ERROR -  17 INFO TEST-UNEXPECTED-FAIL | xpcshell.ini:door/test/test_key.js | Test timed out -',
      ],
      tells: ['1: door/test/test_key.js of - in door/test/test_key.js:- «door/test/test_key.js»'],
    },
    {
      log: ['  ▶ TIMEOUT [expected PASS] /_door/key.html'],
      tells: ['1: _door/key.html of - in _door/key.html:- «_door/key.html»'],
    },
    {
      log: ['[   36.747941]     # opens: EXPECTATION FAILED at lib/door-test.c:88'],
      tells: ['1: opens of - in lib/door-test.c:88 «opens»'],
    },
  ])('are read from $log', ({ log, tells }) => {
    expect(told(toolchainTests, ...log)).toEqual(tells)
  })

  it.each([
    { log: ['PASS: Doors :: Open/key.test (15 of 79)'] },
    { log: ['XFAIL: door.dg/key.c (test for excess errors)'] },
    { log: ['17:45:51     INFO - TEST-PASS | door/test/browser_key.js | opened'] },
    { log: ['FAIL: opens (tests.door.Case)'] },
    { log: ['    # opens: pass:1 fail:1'] },
  ])('are not seen in $log', ({ log }) => {
    expect(told(toolchainTests, ...log)).toEqual([])
  })
})
