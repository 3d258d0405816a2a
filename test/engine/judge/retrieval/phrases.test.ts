import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'

import { eachPhrase, phrasesOf } from '../../../../src/engine/judge/retrieval/phrases.ts'

function pairsIn(text: string): readonly string[] {
  const pairs: string[] = []
  eachPhrase(text, (_, first, second) => pairs.push(`${first} ${second}`))
  return pairs
}

describe('phrases of a text', () => {
  it('are its neighbouring words, lower case, with identifiers taken apart', () => {
    expect(pairsIn('Primitive restartIndex query')).toEqual([
      'primitive restart',
      'restart index',
      'index query',
    ])
  })

  it('know a phrase by both words and their order', () => {
    const phrases = new Set<string>()
    for (const text of ['draw image', 'image draw', 'draw line', 'clear image']) {
      eachPhrase(text, (phrase) => phrases.add(phrase))
    }
    expect(phrases.size).toBe(4)
  })

  it('are none where there is but one word', () => {
    expect(pairsIn('restart')).toEqual([])
  })

  test.prop([fc.string()])('are one fewer than the words, at most', (text) => {
    expect(pairsIn(text).length).toBeLessThanOrEqual(text.length)
  })
})

describe('phrases of a failure', () => {
  it('are those of its lines, and run over no line’s end', () => {
    const phrases = phrasesOf(['frobnicate widgets', 'clear line'])
    expect([...phrases.keys()]).toEqual(['frobnicate widget', 'clear line'])
  })

  it('are none of a web address', () => {
    const phrases = phrasesOf(['frobnicate widgets https://ci.example.org/builders/linux/overview'])
    expect([...phrases.keys()]).toEqual(['frobnicate widget'])
  })

  it('are worth what their words are worth, and no more than 1', () => {
    const phrases = phrasesOf(['frobnicate widgets, error message'])
    expect(phrases.get('frobnicate widget')).toBe(1)
    expect(phrases.get('error message')).toBeLessThan(0.6)
  })
})
