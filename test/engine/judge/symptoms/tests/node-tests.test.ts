import { describe, expect, it } from 'vitest'

import { nodeTests } from '../../../../../src/engine/judge/symptoms/tests/node-tests.ts'
import { told } from '../told.ts'

describe('failing tests of node:test and ava', () => {
  it.each([
    {
      log: ['test at test/door.test.ts:12:3', '✖ opens (1.2ms)', '✖ shuts (3ms) # why'],
      tells: ['2: opens of - in test/door.test.ts:12 «opens»', '3: shuts of - in -:- «shuts»'],
    },
    {
      log: ['✖ test/door.test.ts (1.2ms)'],
      tells: ['1: test/door.test.ts of - in test/door.test.ts:- «test/door.test.ts»'],
    },
    {
      log: ['✘ [fail]: door › opens'],
      tells: ['1: door › opens of - in -:- «door › opens»'],
    },
    {
      log: ['test at nowhere', '✖ opens (1ms)'],
      tells: ['2: opens of - in -:- «opens»'],
    },
    { log: ['✖  door (12ms)'], tells: [] },
  ])('are read from $log', ({ log, tells }) => {
    expect(told(nodeTests, ...log)).toEqual(tells)
  })

  it.each([{ log: ['✖ anything at all'] }])('are not seen in $log', ({ log }) => {
    expect(told(nodeTests, ...log)).toEqual([])
  })
})
