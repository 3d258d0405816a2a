import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'

import { withoutWebAddresses } from '../../../../src/engine/judge/retrieval/without-web-addresses.ts'

const wordsLeft = (text: string): readonly string[] => withoutWebAddresses(text).match(/[\w./:-]+/g) ?? []

describe('a text without web addresses', () => {
  it.each([
    ['Crashes bots https://ci.example.org/p/builders/linux-rel/398/overview since noon'],
    ['Crashes bots (http://ci.example.org/#step:5:226) since noon'],
    ['Crashes bots <https://ci.example.org/a?b=c&d=e%20f> since noon'],
    ['https://a.example/1 Crashes bots https://b.example/2 since noon'],
  ])('keeps what stands around them: %s', (text) => {
    expect(wordsLeft(text)).toEqual(['Crashes', 'bots', 'since', 'noon'])
  })

  it('keeps the number of a bug or a review, which a change may speak of too', () => {
    expect(wordsLeft('see https://crbug.example/806080 and https://ci.example/b/12/8742?n=3')).toEqual([
      'see',
      '806080',
      'and',
      '8742',
    ])
  })

  it('keeps words apart that only an address stood between', () => {
    expect(wordsLeft('before"https://ci.example.org/1"after')).toEqual(['before', 'after'])
  })

  it.each([
    'at total (http://localhost:8080/src/cart.js:12:3)',
    'at total (http://127.0.0.1:8080/src/cart.js:12:3)',
    'at total (http://[::1]:8080/src/cart.js:12:3)',
    'at total (file:///repo/src/cart.js:12:3)',
    'at total (webpack://shop/./src/cart.js:12:3)',
    'see src/cart.js:12 and crbug.com/806080',
  ])('keeps frames of pages of one’s own, and paths: %s', (text) => {
    expect(withoutWebAddresses(text)).toBe(text)
  })

  it('is not deceived by a host that only begins like one’s own', () => {
    expect(wordsLeft('on http://localhosting.example/secret')).toEqual(['on'])
  })

  it('takes time in proportion to its length', () => {
    const hostile = 'http://'.repeat(200_000)
    expect(wordsLeft(`${hostile} end`)).toEqual(['end'])
  })

  test.prop([fc.string()])('is the text itself where there is no address in it', (text) => {
    fc.pre(!/https?:/.test(text))
    expect(withoutWebAddresses(text)).toBe(text)
  })
})
