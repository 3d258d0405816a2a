import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'

import { readFailures } from '../../../../src/engine/judge/symptoms/read-failures.ts'
import { failureOf, treeOf } from './reading.ts'

const signature = (log: string) => readFailures([failureOf(log)], treeOf([])).signature

const failed = (name: string, error: string, place = 'src/a.ts:3:1') =>
  `not ok 1 - ${name}\n  ---\n${error}\n    at run (${place})\n  ...\n`

const FAILURES = [
  failed('opens', 'TypeError: door is undefined'),
  failed('closes', 'TypeError: door is undefined'),
  failed('locks', 'RangeError: 9 is out of range', 'src/lock.ts:9:9'),
]

describe('the signature of a failure', () => {
  it('tells one machine’s failure from another’s, whatever stands around it', () => {
    const [full, lost, fullAgain] = [
      'copying door\nNo space left on device',
      'copying door\nThe runner has received a shutdown signal',
      'copying lock\nNo space left on device',
    ].map(signature)
    expect(full).not.toBe(lost)
    expect(full).toBe(fullAgain)
  })

  it.each([
    ['times', 'Error: took 12ms at 10:11:12', 'Error: took 9ms at 20:21:22'],
    ['ids', 'Error: no job 1a2b3c4d5e', 'Error: no job 99ffee8877'],
    [
      'line numbers',
      failed('opens', 'Error: no', 'src/a.ts:3:1'),
      failed('opens', 'Error: no', 'src/a.ts:44:8'),
    ],
    ['stamps', '2031-01-02T03:04:05Z Error: no', '2032-01-02T03:04:05Z Error: no'],
  ])('stays when only %s differ', (_, a, b) => {
    expect(signature(a)).toBe(signature(b))
  })

  it.each([
    ['the error', failed('opens', 'TypeError: no'), failed('opens', 'RangeError: no')],
    ['its words', failed('opens', 'Error: no door'), failed('opens', 'Error: no lock')],
    ['the test', failed('opens', 'Error: no'), failed('closes', 'Error: no')],
    [
      'where it was raised',
      failed('opens', 'Error: no', 'src/a.ts:3:1'),
      failed('opens', 'Error: no', 'src/b.ts:3:1'),
    ],
    ['the description', 'Checkout is slow', 'Login is slow'],
  ])('differs with %s', (_, a, b) => {
    expect(signature(a)).not.toBe(signature(b))
  })

  test.prop([fc.shuffledSubarray(FAILURES, { minLength: FAILURES.length })])(
    'does not depend on the order of tests',
    (shuffled) => {
      expect(signature(shuffled.join('\n'))).toBe(signature(FAILURES.join('\n')))
    },
  )
})
