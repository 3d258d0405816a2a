import { fc, test } from '@fast-check/vitest'
import { describe, expect } from 'vitest'

import { decodePath, endOfQuoted } from '../../../src/adapters/git/quoted-path.ts'

const latin1 = (text: string): string => Buffer.from(text).toString('latin1')

/** As git prints a path that it has to quote, with every byte escaped. */
function quoteAll(path: string): string {
  return `"${[...Buffer.from(path)].map((byte) => `\\${byte.toString(8).padStart(3, '0')}`).join('')}"`
}

describe('decodePath', () => {
  test.each([
    ['src/a b.ts', 'src/a b.ts'],
    [latin1('src/größe.ts'), 'src/größe.ts'],
    ['"src/gr\\303\\266\\303\\237e.ts"', 'src/größe.ts'],
    ['"tab\\there"', 'tab\there'],
    ['"line\\nfeed"', 'line\nfeed'],
    ['"quote\\"d"', 'quote"d'],
    ['"back\\\\303"', 'back\\303'],
    ['"bell\\a\\b\\v\\f\\r"', 'bell\u0007\b\v\f\r'],
  ])('reads %s', (printed, path) => {
    expect(decodePath(printed)).toBe(path)
  })

  test('replaces bytes that are no UTF-8', () => {
    expect(decodePath('"a\\377b"')).toBe('a\uFFFDb')
  })

  test.prop([fc.string({ unit: 'grapheme' })])('gives back any path', (path) => {
    expect(decodePath(quoteAll(path))).toBe(path)
  })
})

test('endOfQuoted passes over escaped quotes', () => {
  expect(endOfQuoted('"a\\"b" "c"')).toBe(5)
})
