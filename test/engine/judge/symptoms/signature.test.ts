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

  it('does not change with a flake beside the failure, and is a flake’s where nothing else failed', () => {
    const flake = (name: string) => ` ✓ test/a.test.ts > ${name} (retry x1) 3ms\n`
    const failure = failed('opens', 'Error: no')
    expect(signature(flake('shuts') + failure)).toBe(signature(failure))
    expect(signature(`1\n${flake('shuts')}`)).toBe(signature(`2\n${flake('shuts')}`))
    expect(signature(flake('shuts'))).not.toBe(signature(flake('locks')))
  })

  const compiled = (...errors: readonly string[]) => signature(errors.join('\n'))
  const ROOT = "src/door.h:3:1: error: unknown type name 'Lock'"
  const echo = fc
    .tuple(fc.constantFrom('a', 'b', 'c'), fc.constantFrom('no member', 'no match', 'too few arguments'))
    .map(([file, message]) => `src/${file}.c:9:1: error: ${message}`)

  test.prop([fc.array(echo), fc.array(echo)])('is that of the error others follow from', (some, others) => {
    expect(compiled(ROOT, ...some)).toBe(compiled(ROOT, ...others))
  })

  test.prop([fc.array(echo, { minLength: 1 })])('differs with the error others follow from', (echoes) => {
    expect(compiled(ROOT, ...echoes)).not.toBe(compiled(ROOT.replace('Lock', 'Key'), ...echoes))
  })

  const CALLERS = ['a', 'b', 'c', 'd'].map((file) => `src/${file}.c:9:1: error: too few arguments`)

  test.prop([fc.shuffledSubarray(CALLERS, { minLength: CALLERS.length })])(
    'does not depend on which caller is compiled first',
    (callers) => {
      expect(compiled(...callers)).toBe(compiled(...CALLERS))
    },
  )

  const first = (error: string) => failed('opens', error)
  const echoes = (count: number) =>
    Array.from({ length: count }, (_, at) => failed(`later ${'x'.repeat(at)}`, 'Error: no door')).join('\n')

  test.prop([fc.integer({ min: 4, max: 30 })])('is that of the test whose failure others repeat', (count) => {
    const root = first('Error: door cannot be built')
    expect(signature(`${root}\n${echoes(count)}`)).not.toBe(
      signature(`${first('Error: door is locked')}\n${echoes(count)}`),
    )
  })

  const setUp = '_____ ERROR at setup of test_opens _____\nE       OSError: no database\n'
  const after = (error: string) => `_____ test_shuts _____\nE       ${error}\n`

  it('is that of a set-up that failed, whatever failed after it', () => {
    expect(signature(setUp + after('ValueError: 1'))).toBe(signature(setUp + after('KeyError: 2').repeat(9)))
    expect(signature(setUp + after('ValueError: 1'))).not.toBe(
      signature(setUp.replace('database', 'network') + after('ValueError: 1')),
    )
  })

  test.prop([fc.shuffledSubarray(FAILURES, { minLength: FAILURES.length })])(
    'does not depend on the order of tests',
    (shuffled) => {
      expect(signature(shuffled.join('\n'))).toBe(signature(FAILURES.join('\n')))
    },
  )
})
