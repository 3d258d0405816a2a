import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'

import { spokenPart } from '../../../../../src/engine/judge/symptoms/reports/spoken-part.ts'

describe('what a line of a test report says', () => {
  it.each([
    ['<testcase name="a &lt; b" classname="C">', '', 'a &lt; b'],
    ['  <testcase classname="C" name="adds" time="1">', 'C', 'C'],
    ['<failure type="E" message="expected 2">at x', '', 'expected 2'],
    ['<failure>AssertionError: no', '', 'AssertionError: no'],
    ['<StackTrace><![CDATA[at Cart.Total()]]>', '', 'at Cart.Total()'],
    ['<StackTrace>at Cart.Total()</StackTrace>', '', 'at Cart.Total()'],
    ['</testcase>', '', null],
    ['at Cart.total (src/cart.ts:1:2)', '', null],
    ['<testcase name="\u001B[31mred">', '', null],
  ])('in %j is, about %j, %j', (line, about, part) => {
    expect(spokenPart(line, about)).toBe(part)
  })

  test.prop([
    fc.string({ unit: fc.constantFrom('<', '>', '"', ' message="', 'a', ' name="'), maxLength: 40 }),
  ])('is a part of it', (line) => {
    expect(line).toContain(spokenPart(line, 'a') ?? '')
  })
})
