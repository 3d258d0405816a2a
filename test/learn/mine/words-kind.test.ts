import { describe, expect, it } from 'vitest'

import { wordsKind } from '../../../src/learn/mine/words-kind.ts'

describe('words about a failure', () => {
  it.each([
    'Breaks the bots.',
    'Reverting this because it broke the build',
    '… is broken, see https://ci.example.org/shop/builds/failing-total.log',
    '',
  ])('hold nothing: %s', (text) => expect(wordsKind(text)).toBe('empty'))

  it.each(['Totals of islands are negative on Windows', 'Chrome crashes in the gallery'])(
    'are vague: %s',
    (text) => expect(wordsKind(text)).toBe('vague'),
  )

  it.each(['broken: src/total.ts', 'chargeIslands is called by roundTotal', 'total.py fails'])(
    'name files or code: %s',
    (text) => expect(wordsKind(text)).toBe('told'),
  )
})
