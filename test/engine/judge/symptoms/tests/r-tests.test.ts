import { describe, expect, it } from 'vitest'

import { rTests } from '../../../../../src/engine/judge/symptoms/tests/r-tests.ts'
import { told } from '../told.ts'

describe('failing tests of testthat', () => {
  it.each([
    {
      log: [`── Failure ('test-door.R:12:3'): it opens ──────────`],
      tells: ['1: it opens of - in test-door.R:12 «it opens»'],
    },
    {
      log: ['── Error (test-door.R:15): opens, then shuts ───'],
      tells: ['1: opens, then shuts of - in test-door.R:15 «opens, then shuts»'],
    },
    {
      log: ['── 3. Failure: it opens (@test-door.R#12)  ──────'],
      tells: ['1: it opens of - in test-door.R:12 «it opens»'],
    },
  ])('are read from $log', ({ log, tells }) => {
    expect(told(rTests, ...log)).toEqual(tells)
  })

  it.each([
    { log: [`── Skip ('test-door.R:12:3'): it opens ────`] },
    { log: [`── Warning ('test-door.R:12:3'): it opens ────`] },
  ])('are not seen in $log', ({ log }) => {
    expect(told(rTests, ...log)).toEqual([])
  })
})
