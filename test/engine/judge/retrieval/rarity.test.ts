import { fc, test } from '@fast-check/vitest'
import { expect, it } from 'vitest'

import { rarity } from '../../../../src/engine/judge/retrieval/rarity.ts'

it('takes a word that no other failure speaks at its full worth', () => {
  expect(rarity('antidisestablishment')).toBe(1)
})

it.each([
  ['error', 'timeout'],
  ['test', 'parser'],
  ['the', 'null'],
])('holds “%s” for less telling than “%s”', (common, rarer) => {
  expect(rarity(common)).toBeLessThan(rarity(rarer))
})

test.prop([fc.oneof(fc.string(), fc.constantFrom('error', 'constructor', '__proto__', 'toString'))])(
  'is a share, whatever the word',
  (word) => {
    expect(rarity(word)).toBeGreaterThanOrEqual(0)
    expect(rarity(word)).toBeLessThanOrEqual(1)
  },
)
