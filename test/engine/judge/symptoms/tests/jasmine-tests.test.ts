import { describe, expect, it } from 'vitest'

import { jasmineTests } from '../../../../../src/engine/judge/symptoms/tests/jasmine-tests.ts'
import { told } from '../told.ts'

describe('failing tests of Jasmine and uvu', () => {
  it.each([
    {
      log: ['Failures:', '1) Door opens with a key', '  Message:', '    Expected 1 to be 2.'],
      tells: ['2: Door opens with a key of - in -:- «Door opens with a key»'],
    },
    {
      log: ['   FAIL  "opens with a key"', ' FAIL  door  "shuts"'],
      tells: ['1: opens with a key of - in -:- «opens with a key»', '2: shuts of door in -:- «shuts»'],
    },
  ])('are read from $log', ({ log, tells }) => {
    expect(told(jasmineTests, ...log)).toEqual(tells)
  })

  it.each([{ log: ['1) Door opens', '  No reason given.'] }, { log: ['  Message:', '    x'] }])(
    'are not seen in $log',
    ({ log }) => {
      expect(told(jasmineTests, ...log)).toEqual([])
    },
  )
})
