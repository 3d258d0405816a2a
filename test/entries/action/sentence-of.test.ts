import { fc, test } from '@fast-check/vitest'
import { describe, expect } from 'vitest'

import { Refusal } from '../../../src/engine/model/refusal.ts'
import { sentenceOf } from '../../../src/entries/action/sentence-of.ts'

describe('sentenceOf', () => {
  test('a refusal says what and how to mend it', () => {
    expect(sentenceOf(new Refusal('not-found', 'There is no run 7', 'Check the number.'))).toBe(
      'There is no run 7. Check the number.',
    )
  })

  test('a bug shows where it is', () => {
    expect(sentenceOf(new TypeError('x is not a function'))).toMatch(
      /unexpectedly: TypeError: x is not a function\n +at /u,
    )
  })

  test.each([
    ['a word', 'a word'],
    [{ status: 500 }, '{"status":500}'],
    [undefined, 'undefined'],
    [12n, 'something was thrown that cannot be shown'],
  ])('%o is told too', (thrown, words) => {
    expect(sentenceOf(thrown)).toBe(`Prime Suspect failed unexpectedly: ${words}`)
  })

  test.prop([
    fc.anything({ withBigInt: true, withSymbol: true, withNullPrototype: true, withProxy: true } as object),
  ])('whatever is thrown, there is a sentence', (thrown) => {
    expect(sentenceOf(thrown)).toMatch(/^Prime Suspect failed unexpectedly: ./u)
  })
})
