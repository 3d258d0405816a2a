import { test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'

import { scanTokens } from '../../../../src/engine/judge/retrieval/scan-tokens.ts'
import { tokensOf } from '../../../../src/engine/judge/retrieval/words.ts'
import { codeLike } from './some-code-like.ts'

function scanned(text: string, from = 0, to = text.length): readonly string[] {
  const tokens: string[] = []
  scanTokens(text, from, to, (start, end) => tokens.push(text.slice(start, end)))
  return tokens
}

describe('tokens scanned', () => {
  test.prop([codeLike])('are those that are found one by one', (text) => {
    expect(scanned(text)).toEqual(tokensOf(text))
  })

  test.prop([codeLike, codeLike, codeLike])('are those between the two places alone', (a, b, c) => {
    expect(scanned(a + b + c, a.length, a.length + b.length)).toEqual(tokensOf(b))
  })

  it.each([
    ['words', true],
    ['Words', true],
    ['WORDS', true],
    ['1234', true],
    ['wOrds', false],
    ['HTTPServer', false],
    ['word2', false],
    ['two_words', false],
    ['$words', false],
  ])('are plain where nothing in them could be a part: %s', (text, plain) => {
    scanTokens(text, 0, text.length, (_start, _end, isPlain) => expect(isPlain).toBe(plain))
    expect.assertions(1)
  })

  it('end where they get too long, and go on', () => {
    const text = `${'a'.repeat(100)} ${'1'.repeat(45)}`
    expect(scanned(text).map(({ length }) => length)).toEqual([80, 20, 20, 20, 5])
  })
})
