import { describe, expect, it } from 'vitest'

import { browserTests } from '../../../../../src/engine/judge/symptoms/tests/browser-tests.ts'
import { told } from '../told.ts'

describe('failing tests in browsers', () => {
  it.each([
    {
      log: ['Chrome Headless 120.0.6099.71 (Linux x86_64) Door with a key opens FAILED'],
      tells: ['1: Door with a key opens of - in -:- «Door with a key opens»'],
    },
    {
      log: ['HeadlessChrome 72.0.3582 (Mac OS X 10.14.2) Door opens FAILED'],
      tells: ['1: Door opens of - in -:- «Door opens»'],
    },
    {
      log: ['[0-1] FAILED in chrome - file:///test/specs/door.e2e.ts'],
      tells: ['1: /test/specs/door.e2e.ts of - in /test/specs/door.e2e.ts:- «/test/specs/door.e2e.ts»'],
    },
    {
      log: ['[0-0] Error in "door opens with a key"'],
      tells: ['1: door opens with a key of - in -:- «door opens with a key»'],
    },
  ])('are read from $log', ({ log, tells }) => {
    expect(told(browserTests, ...log)).toEqual(tells)
  })

  it.each([
    { log: ['Chrome Headless 120.0.6099.71 (Linux x86_64): Executed 10 of 10 (1 FAILED) (0.8 secs)'] },
    { log: ['[0-0] PASSED in chrome - /test/specs/door.e2e.ts'] },
    { log: ['[0-0] RUNNING in chrome - /test/specs/door.e2e.ts'] },
  ])('are not seen in $log', ({ log }) => {
    expect(told(browserTests, ...log)).toEqual([])
  })
})

describe('failing tests of Testem', () => {
  it.each([
    {
      log: ['  1) [Chrome 67.0] Acceptance | door: opens'],
      tells: ['1: Acceptance | door: opens of - in -:- «Acceptance | door: opens»'],
    },
  ])('are read from $log', ({ log, tells }) => {
    expect(told(browserTests, ...log)).toEqual(tells)
  })

  it.each([{ log: ['  1) [chromium] opens'] }, { log: ['  1) opens'] }])(
    'are not seen in $log',
    ({ log }) => {
      expect(told(browserTests, ...log)).toEqual([])
    },
  )
})
