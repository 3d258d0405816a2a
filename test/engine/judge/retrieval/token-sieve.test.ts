import { test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'

import { scanTokens } from '../../../../src/engine/judge/retrieval/scan-tokens.ts'
import { type Glance, tokenSieve, wordSieve } from '../../../../src/engine/judge/retrieval/token-sieve.ts'
import { readToken, tokensOf } from '../../../../src/engine/judge/retrieval/words.ts'
import { codeLike } from './some-code-like.ts'

const glanceAt = (token: string, ...wanted: readonly string[]): Glance => ({
  ...tokenSieve(wordSieve(wanted))(token, 0, token.length, false),
})

describe('a glance at a token', () => {
  test.prop([codeLike])('counts the words that taking it apart gives', (text) => {
    const glance = tokenSieve(wordSieve([]))
    scanTokens(text, 0, text.length, (start, end, isPlain) => {
      const token = text.slice(start, end)
      const { identifier, words } = readToken(token)
      const { length, spoken } = glance(text, start, end, isPlain)
      expect([token, length, spoken]).toEqual([
        token,
        words.length + (identifier === null ? 0 : 1),
        words.length,
      ])
    })
  })

  test.prop([codeLike])('misses no wanted word', (text) => {
    for (const token of tokensOf(text)) {
      const { identifier, words } = readToken(token)
      const all = identifier === null ? words : [identifier, ...words]
      for (const word of all)
        expect([token, word, glanceAt(token, word).mayHold]).toEqual([token, word, true])
    }
  })

  test.prop([codeLike])('is the same at a plain token, though it looks for no parts', (text) => {
    const wanted = ['image', 'tax', 'http']
    const glance = tokenSieve(wordSieve(wanted))
    scanTokens(text, 0, text.length, (start, end, isPlain) => {
      const seen = { ...glance(text, start, end, isPlain) }
      expect(seen).toEqual({ ...glance(text, start, end, false) })
    })
  })

  it('passes over what is not wanted', () => {
    expect(glanceAt('drawImages', 'tax', 'draws').mayHold).toBe(false)
    expect(glanceAt('drawImages', 'tax', 'image').mayHold).toBe(true)
  })
})
