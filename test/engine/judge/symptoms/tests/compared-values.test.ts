import { describe, expect, it } from 'vitest'

import { logLines } from '../../../../../src/engine/judge/symptoms/log-lines.ts'
import { comparedAt } from '../../../../../src/engine/judge/symptoms/tests/compared-values.ts'

const values = (...log: readonly string[]) => comparedAt(logLines(log.join('\n')), 0)

describe('what a failed comparison asked for and got', () => {
  it.each([
    ['Jest', ['    Expected: 1', '    Received: 2']],
    [
      'Jest, of lists',
      ['    - Expected  - 1', '    + Received  + 1', '', '      [', '    -   1', '    +   2'],
    ],
    ['Vitest', ['AssertionError: expected 2 to be 1 // Object.is equality']],
    ['node:assert', ['Expected values to be strictly equal:', '', '2 !== 1']],
    ['Mocha', ['      + expected - actual', '', '      -2', '      +1']],
    ['pytest', ['E       assert 2 == 1']],
    ['unittest', ['AssertionError: 2 != 1 : why']],
    ['JUnit', ['AssertionFailedError: expected: <1> but was: <2>']],
    ['AssertJ', ['expected: 1', ' but was: 2']],
    ['TestNG', ['expected [1] but found [2]']],
    ['go', ['    a_test.go:3: f() = 2, want 1']],
    ['go, the other way round', ['    a_test.go:3: want 1, got 2']],
    ['testify', ['        expected: 1', '        actual  : 2']],
    ['go-cmp', ['    mismatch (-want +got):', '-1', '+2']],
    ['RSpec', ['       expected: 1', '            got: 2']],
    ['PHPUnit', ['Failed asserting that 2 matches expected 1.']],
    ['GoogleTest', ['Expected equality of these values:', '  f()', '    Which is: 2', '  1']],
    ['Rust', ['  left: 2', ' right: 1']],
    ['XCTest', ['a.swift:1: error: A.t : XCTAssertEqual failed: ("2") is not equal to ("1")']],
    ['Swift Testing', ['Expectation failed: (n → 2) == 1']],
    ['ScalaTest', ['2 did not equal 1 (A.scala:3)']],
    ['xUnit', ['Expected: 1', 'Actual:   2']],
    ['MSTest', ['Assert.AreEqual failed. Expected:<1>. Actual:<2>. ']],
    [
      'is_deeply',
      ["#          $got->[10] = '2'", "#     $expected->[10] = '1'"].map((line) => line.replaceAll("'", '')),
    ],
    ['TAP with blocks', ['    expected: |-', '      1', '    actual: |-', '      2']],
    ['busted', ['Passed in:', '2', 'Expected:', '1']],
    ['EUnit', ['              {expected,1},', '              {value,2}]}']],
    ['Hspec', ['       expected: 1', '        but got: 2']],
    ['Test::More', ['#          got: 2', '#     expected: 1']],
  ])('is read as %s prints it', (_, log) => {
    expect(values(...log)).toEqual({ expected: '1', actual: '2' })
  })

  it.each([
    [['expected: 1', 'nothing', 'more', 'of it', 'actual: 2']],
    [['got to go']],
    [['--- a/file', '+++ b/file', '-1', '+2']],
    [['']],
  ])('is not seen in %j', (log) => expect(values(...log)).toBeNull())
})
