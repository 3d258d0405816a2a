import { describe, expect, it } from 'vitest'

import { qtTests } from '../../../../../src/engine/judge/symptoms/tests/qt-tests.ts'
import { told } from '../told.ts'

describe('failing tests of Qt Test', () => {
  it.each([
    {
      log: [
        'PASS   : TestDoor::shuts()',
        'FAIL!  : TestDoor::opens(with a key) Compared values are not the same',
        '   Actual   (door.angle()): 0',
        '   Expected (90)          : 90',
        '   Loc: [../tests/tst_door.cpp(88)]',
      ],
      tells: ['2: opens(with a key) of TestDoor in ../tests/tst_door.cpp:88 «opens»'],
    },
    {
      log: [
        '34: FAIL!  : TestDoor::opens() Received a fatal error.',
        '34:    Loc: [Unknown file(0)]',
        "34: FAIL!  : TestDoor::shuts() 'door.shut()' returned FALSE. ()",
        '34:    Loc: [/w/tests/tst_door.cpp(12)]',
      ],
      tells: [
        '1: opens of TestDoor in -:- «opens»',
        '3: shuts of TestDoor in /w/tests/tst_door.cpp:12 «shuts»',
      ],
    },
    {
      log: ["XPASS  : TestDoor::opens() 'door.open()' returned TRUE unexpectedly. ()"],
      tells: ['1: opens of TestDoor in -:- «opens»'],
    },
  ])('are read from $log', ({ log, tells }) => {
    expect(told(qtTests, ...log)).toEqual(tells)
  })

  it.each([
    { log: ['PASS   : TestDoor::opens()'] },
    { log: ['XFAIL  : TestDoor::opens() not yet'] },
    { log: ['QDEBUG : TestDoor::opens() FAIL!  : no'] },
  ])('are not seen in $log', ({ log }) => {
    expect(told(qtTests, ...log)).toEqual([])
  })
})
