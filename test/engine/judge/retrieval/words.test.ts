import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'

import { eachWord, isCompound, readToken, tokensOf } from '../../../../src/engine/judge/retrieval/words.ts'

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
    expect(wordsOf('cannot read the line')).toEqual(['cannot', 'read', 'the', 'line'])
  })

  it.each([
    ['leaks', 'leak'],
    ['queries', 'query'],
    ['getThreads', 'getthreads', 'get', 'thread'],
    ['class', 'class'],
    ['status', 'status'],
    ['analysis', 'analysis'],
    ['yes', 'yes'],
  ])('puts %s into the singular where it is a plural', (text, ...words) => {
    expect(wordsOf(text)).toEqual(words)
  })

  it('tells an identifier from the words in it', () => {
    const roles: string[] = []
    eachWord('drawImage twice', (word, role) => roles.push(`${word}: ${role}`))
    expect(roles).toEqual(['drawimage: identifier', 'draw: word', 'image: word', 'twice: word'])
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
    for (const word of wordsOf(text)) expect(lower).toContain(word.endsWith('y') ? word.slice(0, -1) : word)
  })

  test.prop([fc.string({ maxLength: 300 })])('are those of the tokens, one after the other', (text) => {
    const words = tokensOf(text).flatMap((token) => {
      const { identifier, words: parts } = readToken(token)
      return identifier === null ? parts : [identifier, ...parts]
    })
    expect(words).toEqual(wordsOf(text))
  })
})
