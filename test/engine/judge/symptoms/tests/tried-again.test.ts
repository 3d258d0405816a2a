import { describe, expect, it } from 'vitest'

import { logLines } from '../../../../../src/engine/judge/symptoms/log-lines.ts'
import { triedAgain } from '../../../../../src/engine/judge/symptoms/tests/tried-again.ts'

const passed = (...log: readonly string[]) =>
  triedAgain
    .read(logLines(log.join('\n')))
    .map(({ line, symptom }) => `${line.number}: ${symptom.kind === 'flaky-test' ? symptom.name : ''}`)

describe('attempts of one test', () => {
  it.each([
    ['pytest', ['a.py::b RERUN [ 50%]', 'a.py::b PASSED [ 50%]'], ['2: a.py::b']],
    ['pytest-xdist', ['[gw0] [ 50%] RERUN a.py::b[x]', '[gw0] [ 50%] PASSED a.py::b[x]'], ['2: a.py::b[x]']],
    ['Gradle', ['acme.A > opens() FAILED', 'acme.A > opens() PASSED'], ['2: acme.A > opens()']],
    [
      'xcodebuild',
      [
        "Test Case '-[A opens]' failed (0.1 seconds).",
        "Test Case '-[A opens]' started (Iteration 2 of 3).",
        "Test Case '-[A opens]' passed (0.1 seconds).",
      ],
      ['3: A opens'],
    ],
    [
      'CTest',
      ['1/2 Test #1: opens .....***Failed  0.01 sec', '    Test #1: opens .....   Passed  0.01 sec'],
      ['2: opens'],
    ],
  ])('end well: %s', (_, log, names) => expect(passed(...log)).toEqual(names))

  it.each([
    [
      'a pass without a try before',
      ['a.py::b PASSED [ 50%]', "Test Case '-[A opens]' passed (0.1 seconds)."],
    ],
    ['another environment in which it passes', ['a.py::b FAILED [ 50%]', 'a.py::b PASSED [ 50%]']],
    ['a failure after all', ['a.py::b RERUN [ 50%]', 'a.py::b PASSED [ 50%]', 'FAILED a.py::b - no']],
    [
      'another environment after the last try failed',
      ['a.py::b RERUN [ 50%]', 'a.py::b FAILED [ 50%]', 'a.py::b PASSED [ 50%]'],
    ],
    ['another task', ['acme.A > b() FAILED', '> Task :jsTest', 'acme.A > b() PASSED']],
    [
      'another project',
      ['1/1 Test #1: b ...***Failed', 'Test project /w/c', '1/1 Test #1: b ...   Passed  1 sec'],
    ],
  ])('do not end well with %s', (_, log) => expect(passed(...log)).toEqual([]))
})
