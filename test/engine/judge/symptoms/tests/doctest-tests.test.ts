import { describe, expect, it } from 'vitest'

import { doctestTests } from '../../../../../src/engine/judge/symptoms/tests/doctest-tests.ts'
import { told } from '../told.ts'

describe("failing examples of Python's doctest", () => {
  it.each([
    {
      log: ['File "/w/shop/door.py", line 42, in shop.door.opens', 'Failed example:', '    opens(1)'],
      tells: ['1: shop.door.opens of - in /w/shop/door.py:42 «shop.door.opens»'],
    },
  ])('are read from $log', ({ log, tells }) => {
    expect(told(doctestTests, ...log)).toEqual(tells)
  })

  it.each([
    { log: ['  File "/w/shop/door.py", line 42, in opens', 'Failed example:'] },
    { log: ['File "/w/shop/door.py", line 42, in opens', '    opens(1)'] },
    { log: ['Failed example:'] },
  ])('are not seen in $log', ({ log }) => {
    expect(told(doctestTests, ...log)).toEqual([])
  })
})
