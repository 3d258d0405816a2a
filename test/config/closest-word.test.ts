import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'

import { closestWord } from '../../src/config/closest-word.ts'

const words = ['environments', 'branches', 'mode']

describe('the closest word', () => {
  it.each([
    ['enviroments', 'environments'],
    ['Branch', 'branches'],
    ['mod', 'mode'],
    ['colour', null],
    ['x'.repeat(41), null],
  ])('to %s is %s', (wanted, expected) => {
    expect(closestWord(wanted, words)).toBe(expected)
  })

  it('is none where there are no words', () => {
    expect(closestWord('mode', [])).toBeNull()
  })

  test.prop([fc.constantFrom(...words), fc.nat()])(
    'to a word with one letter left out is that word',
    (word, at) => {
      const index = at % word.length
      expect(closestWord(word.slice(0, index) + word.slice(index + 1), words)).toBe(word)
    },
  )
})
