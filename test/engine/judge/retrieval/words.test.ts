import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'

import { eachWord, isCompound } from '../../../../src/engine/judge/retrieval/words.ts'

function wordsOf(text: string): readonly string[] {
  const words: string[] = []
  eachWord(text, (word) => words.push(word))
  return words
}

describe('words of code and prose', () => {
  it('keeps an identifier whole and gives its parts', () => {
    expect(wordsOf('parseHTTPHeader(raw_value)')).toEqual([
      'parsehttpheader',
      'parse',
      'http',
      'header',
      'raw_value',
      'raw',
      'value',
    ])
  })

  it('leaves plain words of prose alone', () => {
    expect(wordsOf('cannot read the lines')).toEqual(['cannot', 'read', 'the', 'lines'])
  })

  it('drops parts too short to tell anything', () => {
    expect(wordsOf('isOk')).toEqual(['isok'])
  })

  it.each(['camelCase', 'snake_case', 'HTTPServer', 'utf8'])(
    'takes %s for a name that only code has',
    (name) => {
      expect(isCompound(name)).toBe(true)
    },
  )

  it.each(['word', 'Word', 'WORD', '_'])('takes %s for a plain word', (name) => {
    expect(isCompound(name)).toBe(false)
  })

  test.prop([fc.string({ maxLength: 300 })])('gives lower-case words that stand in the text', (text) => {
    const lower = text.toLowerCase()
    for (const word of wordsOf(text)) expect(lower).toContain(word)
  })
})
