import { test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'

import { pieceSieve } from '../../../../src/engine/judge/retrieval/piece-sieve.ts'
import { tokenSieve } from '../../../../src/engine/judge/retrieval/token-sieve.ts'
import { piecesOf } from '../../../../src/engine/judge/retrieval/word-pieces.ts'
import { readToken, tokensOf } from '../../../../src/engine/judge/retrieval/words.ts'
import { codeLike } from './some-code-like.ts'

const mayHold = (token: string, ...wanted: readonly string[]): boolean =>
  tokenSieve(pieceSieve(wanted))(token, 0, token.length, false).mayHold

describe('a glance at a token for pieces of words', () => {
  test.prop([codeLike])('misses no piece of any of its words', (text) => {
    for (const token of tokensOf(text)) {
      const { words } = readToken(token)
      for (const word of words)
        for (const piece of piecesOf(word))
          expect([token, piece, mayHold(token, piece)]).toEqual([token, piece, true])
    }
  })

  it.each([
    ['a piece in the middle', 'MiniDumpFile', 'dump', true],
    ['another piece', 'MiniDumpFile', 'dums', false],
    ['a short word', 'gpu', 'gpu', true],
    ['a short word in the plural', 'bugs', 'bug', true],
    ['a longer word that only begins so', 'gputest', 'gpu', false],
    ['what the plural has lost', 'queries', 'uery', true],
  ])('lets %s through as it should', (_what, token, piece, held) => {
    expect(mayHold(token, piece)).toBe(held)
  })
})
