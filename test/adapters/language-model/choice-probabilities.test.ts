import { fc, test } from '@fast-check/vitest'
import { describe, expect } from 'vitest'

import {
  choiceProbabilities,
  type ScoredToken,
} from '../../../src/adapters/language-model/choice-probabilities.ts'

const choices = ['bcd', 'fgh', 'jkl', 'none']

function token(text: string, alternatives: Readonly<Record<string, number>> = {}): ScoredToken {
  const top_logprobs = Object.entries(alternatives).map(([one, p]) => ({ token: one, logprob: Math.log(p) }))
  return { token: text, top_logprobs }
}

describe('how likely each choice was to stand first', () => {
  test.each([
    ['a letter a token', ['{"', 'ranking', '":["'], 'b', { b: 0.6, f: 0.3, n: 0.05, x: 0.05 }],
    [
      'the quote in the same token',
      ['{"ranking":', '['],
      '"b',
      { '"b': 0.6, '"f': 0.3, '"n': 0.05, ' "f': 0.05 },
    ],
    ['the whole choice in a token', ['{"ranking": ["'], 'bcd', { bcd: 0.6, fgh: 0.3, none: 0.05, null: 0 }],
  ] as const)('is read with %s', (_, before, first, alternatives) => {
    const tokens = [...before.map((one) => token(one)), token(first, alternatives), token('cd"]}')]
    const likely = choiceProbabilities(tokens, choices)
    expect(likely?.['bcd']).toBeCloseTo(0.6)
    expect(likely?.['fgh']).toBeCloseTo(0.3)
    expect(likely?.['none']).toBeCloseTo(0.05)
  })

  test('is read from the answer, not from a list in the thoughts before it', () => {
    const thoughts = ['<think>["', 'j', 'kl"] perhaps</think>'].map((one) => token(one, { j: 1 }))
    const tokens = [...thoughts, token('{"ranking":["'), token('b', { b: 0.9 }), token('cd"]}')]
    expect(choiceProbabilities(tokens, choices)).toEqual({ bcd: 0.9 })
  })

  test.each([
    ['there are no tokens', []],
    ['there is no list', [token('{}')]],
    ['something else was likelier there', [token('["'), token('b', { b: 0.2, x: 0.8 }), token('"]')]],
    ['the endpoint gives no alternatives', [token('["'), token('b'), token('"]')]],
  ])('is not known where %s', (_, tokens) => {
    expect(choiceProbabilities(tokens, choices)).toBeNull()
  })

  test.prop([
    fc.array(
      fc.record({
        token: fc.oneof(fc.constantFrom('["', 'b', '"]', 'none'), fc.string()),
        top_logprobs: fc.array(
          fc.record({
            token: fc.oneof(fc.constantFrom('b', 'bcd', 'f', 'n', '"j'), fc.string()),
            logprob: fc.double(),
          }),
          { maxLength: 5 },
        ),
      }),
      { maxLength: 12 },
    ),
  ])('sums to one at most, whatever a server sends', (tokens) => {
    const likely = Object.values(choiceProbabilities(tokens, choices) ?? {})
    expect(likely.reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(1 + 1e-9)
    for (const one of likely) expect(one).toBeGreaterThanOrEqual(0)
  })
})
