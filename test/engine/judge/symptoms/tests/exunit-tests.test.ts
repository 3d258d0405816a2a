import { describe, expect, it } from 'vitest'

import { exunitTests } from '../../../../../src/engine/judge/symptoms/tests/exunit-tests.ts'
import { told } from '../told.ts'

describe('failing tests of ExUnit', () => {
  it.each([
    {
      log: ['  1) test opens the door (Acme.DoorTest)'],
      tells: ['1: opens the door of Acme.DoorTest in -:- «opens the door»'],
    },
    {
      log: ['  1) test opens (Acme.DoorTest)', '     test/door_test.exs:12'],
      tells: ['1: opens of Acme.DoorTest in test/door_test.exs:12 «opens»'],
    },
    {
      log: ['  1) opens the door', '     test/door_test.exs:12'],
      tells: [],
    },
  ])('are read from $log', ({ log, tells }) => {
    expect(told(exunitTests, ...log)).toEqual(tells)
  })
})
