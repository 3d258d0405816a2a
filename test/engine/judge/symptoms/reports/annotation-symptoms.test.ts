import { describe, expect, it } from 'vitest'

import { readFailures } from '../../../../../src/engine/judge/symptoms/read-failures.ts'
import type { Annotation } from '../../../../../src/engine/model/failure.ts'
import { failureOf, treeOf } from '../reading.ts'

const TREE = treeOf(['src/door.ts', 'src/key.ts', 'test/door.test.ts'])

const annotation = (over: Partial<Annotation>): Annotation => ({
  path: 'src/door.ts',
  line: 7,
  level: 'failure',
  message: 'no such key',
  ...over,
})

const reading = (annotations: readonly Annotation[], log = '') =>
  readFailures([failureOf(log, null, annotations)], TREE)

describe('annotations', () => {
  it('outrank what the log says', () => {
    const { places } = reading([annotation({})], 'src/key.ts(3,1): error TS2304: Cannot find name')
    expect(places.map(({ path, line }) => [path, line])).toEqual([
      ['src/door.ts', 7],
      ['src/key.ts', 3],
    ])
  })

  it('are not counted twice where the log holds the same finding', () => {
    const { symptoms } = reading(
      [annotation({ path: 'src/key.ts', line: 3 })],
      'src/key.ts(3,1): error TS2304: Cannot find name',
    )
    expect(symptoms.filter(({ kind }) => kind === 'diagnostic')).toHaveLength(1)
  })

  it('give the test that their message names, at their own place', () => {
    const { symptoms } = reading([
      annotation({
        path: 'test/door.test.ts',
        line: 9,
        message: '● door › opens\n\nExpected: 1\nReceived: 2',
      }),
    ])
    expect(symptoms).toContainEqual(
      expect.objectContaining({
        kind: 'failing-test',
        name: 'opens',
        suite: 'door',
        path: 'test/door.test.ts',
        line: 9,
        expected: '1',
        actual: '2',
      }),
    )
  })

  it('of an assertion in a test’s file are a failing test, and their frames point at what it tests', () => {
    const { symptoms, places } = reading([
      annotation({
        path: 'test/door.test.ts',
        message: 'AssertionError: expected 2 to be 1\n ❯ open src/door.ts:4:3\n ❯ test/door.test.ts:7:5',
      }),
    ])
    expect(symptoms.map(({ kind }) => kind)).toEqual([
      'failing-test',
      'error-message',
      'stack-frame',
      'stack-frame',
    ])
    expect(places[0]).toMatchObject({ path: 'src/door.ts', line: 4 })
  })

  it.each([
    ['a notice', { level: 'notice' }],
    ['an empty message', { message: ' \n ' }],
    ['the step that failed', { message: 'Process completed with exit code 2.' }],
  ] as const)('tell nothing: %s', (_, over) => {
    expect(reading([annotation(over)]).symptoms).toEqual([])
  })

  it('keep their traces apart from those of the log and of each other', () => {
    const message = 'TypeError: no\n    at open (src/door.ts:4:3)'
    const { symptoms } = reading([annotation({ message }), annotation({ message })], message)
    const traces = symptoms.flatMap((one) => (one.kind === 'stack-frame' ? [one.trace] : []))
    expect(traces).toEqual([0, 1, 2])
  })
})
