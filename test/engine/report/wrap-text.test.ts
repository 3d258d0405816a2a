import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'

import { cellsOf, fitted, wrapped } from '../../../src/engine/report/wrap-text.ts'

describe('wrapped text', () => {
  it('breaks between words and hangs', () => {
    expect(wrapped('- one two three fourteen', 14, { indent: 1, hang: 2 })).toEqual([
      ' - one two',
      '   three',
      '   fourteen',
    ])
  })

  it('breaks a word that is longer than a line', () => {
    expect(wrapped('abcdefghijklmno', 10)).toEqual(['abcdefghij', 'klmno'])
  })

  it('knows that some characters are two cells wide and marks none', () => {
    expect(cellsOf('日本')).toBe(4)
    expect(cellsOf('e\u0301')).toBe(1)
    expect(fitted('日本語', 4)).toBe('日…')
  })

  test.prop([
    fc.string({ unit: 'grapheme', maxLength: 300 }),
    fc.integer({ min: 20, max: 120 }),
    fc.integer({ min: 0, max: 5 }),
  ])('is never wider than allowed and loses nothing but blanks', (text, width, indent) => {
    const lines = wrapped(text, width, { indent, hang: 2 })
    expect(lines.filter((line) => cellsOf(line) > width)).toEqual([])
    expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''))
  })
})
