import { describe, expect, it } from 'vitest'

import { gtestTests } from '../../../../../src/engine/judge/symptoms/tests/gtest-tests.ts'
import { told } from '../told.ts'

describe('failing tests of GoogleTest', () => {
  it.each([
    {
      log: [
        '[ RUN      ] Door.Opens',
        'src/door_test.cc:31: Failure',
        '[  FAILED  ] Door.Opens (0 ms)',
        '[  FAILED  ] Door.Opens',
      ],
      tells: ['3: Opens of Door in src/door_test.cc:31 «Opens»', '4: Opens of Door in -:- «Opens»'],
    },
    {
      log: ['[ RUN      ] A.B', 'a_test.cc:1: Failure', '[ RUN      ] C.D', '[  FAILED  ] C.D (0 ms)'],
      tells: ['2: B of A in a_test.cc:1 «a_test.cc»', '4: D of C in -:- «D»'],
    },
    {
      log: ['C:\\w\\door_test.cc(31): error: Value of: x', '[  FAILED  ] Door.Opens (0 ms)'],
      tells: ['2: Opens of Door in C:\\w\\door_test.cc:31 «Opens»'],
    },
    {
      log: ['DoorTest.Opens:', '../door_test.cc:31: Failure', 'Value of: x', '../lock_test.cc:7: Failure'],
      tells: ['2: Opens of DoorTest in ../door_test.cc:31 «../door_test.cc»'],
    },
    { log: ['door.cpp(31): error: no lock'], tells: [] },
  ])('are read from $log', ({ log, tells }) => {
    expect(told(gtestTests, ...log)).toEqual(tells)
  })
})
