import { describe, expect, it } from 'vitest'

import { pytestTests } from '../../../../../src/engine/judge/symptoms/tests/pytest-tests.ts'
import { told } from '../told.ts'

describe('failing tests of pytest', () => {
  it.each([
    {
      log: ['FAILED tests/test_door.py::TestDoor::test_open[a-b] - KeyError'],
      tells: ['1: test_open[a-b] of TestDoor in tests/test_door.py:- «tests/test_door.py»'],
    },
    {
      log: ['ERROR tests/test_door.py'],
      tells: ['1: tests/test_door.py of - in tests/test_door.py:- «tests/test_door.py»'],
    },
    {
      log: ['ERROR collecting tests/test_door.py'],
      tells: ['1: tests/test_door.py of - in tests/test_door.py:- «tests/test_door.py»'],
    },
    {
      log: ['tests/test_door.py::test_open FAILED            [ 50%]'],
      tells: ['1: test_open of - in tests/test_door.py:- «tests/test_door.py»'],
    },
    {
      log: ['[gw1] [ 50%] FAILED tests/test_door.py::test_open'],
      tells: ['1: test_open of - in tests/test_door.py:- «tests/test_door.py»'],
    },
    {
      log: ['____ TestDoor.test_open ____'],
      tells: ['1: test_open of TestDoor in -:- «TestDoor.test_open»'],
    },
    {
      log: ['____ ERROR at setup of test_open ____'],
      tells: ['1: test_open of - in -:- «test_open»'],
    },
    {
      log: ['____ ERROR collecting tests/test_door.py ____'],
      tells: ['1: tests/test_door.py of - in tests/test_door.py:- «tests/test_door.py»'],
    },
    {
      log: ['____ test_open[1.5] ____'],
      tells: ['1: test_open[1.5] of - in -:- «test_open[1.5]»'],
    },
    {
      log: ['_ test_a_name_that_is_far_too_long_for_the_width _'],
      tells: [
        '1: test_a_name_that_is_far_too_long_for_the_width of - in -:- «test_a_name_that_is_far_too_long_for_the_width»',
      ],
    },
  ])('are read from $log', ({ log, tells }) => {
    expect(told(pytestTests, ...log)).toEqual(tells)
  })

  it.each([{ log: ['FAILED to open'] }])('are not seen in $log', ({ log }) => {
    expect(told(pytestTests, ...log)).toEqual([])
  })
})

describe('failing tests with how long they took', () => {
  it.each([
    {
      log: ['FAILED [0.0512s] test/test_door.py::Door::test_opens - AssertionError: no'],
      tells: ['1: test_opens of Door in test/test_door.py:- «test/test_door.py»'],
    },
  ])('are read from $log', ({ log, tells }) => {
    expect(told(pytestTests, ...log)).toEqual(tells)
  })
})

describe('failing examples', () => {
  it.each([
    { log: ['____ [doctest] door.rst ____'], tells: ['1: door.rst of - in door.rst:- «door.rst»'] },
    {
      log: ['____ [doctest] shop.door.opens ____'],
      tells: ['1: shop.door.opens of - in -:- «shop.door.opens»'],
    },
    {
      log: ['FAILED docs/door.rst::door.rst'],
      tells: ['1: door.rst of - in docs/door.rst:- «docs/door.rst»'],
    },
  ])('are read from $log', ({ log, tells }) => {
    expect(told(pytestTests, ...log)).toEqual(tells)
  })

  it.each([{ log: ['FAILED docs/door.md - see there'] }])('are not seen in $log', ({ log }) => {
    expect(told(pytestTests, ...log)).toEqual([])
  })
})
