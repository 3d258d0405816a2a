import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'

import {
  cut,
  oneLine,
  shortPath,
  visibleLines,
  withoutCommandLines,
  withoutCommandMarks,
} from '../../../src/engine/report/untrusted-text.ts'
import { hostileStrings } from './hostile-strings.ts'

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc
    .array(fc.constantFrom(...hostileStrings.map((text) => text.slice(0, 400))), { maxLength: 5 })
    .map((all) => all.join('')),
)
const hidden = /[\p{C}\u2028\u2029\u3164\u115F\u1160\uFFA0]/u

describe('text made visible', () => {
  it.each([
    ['\u001B[31mred\u001B[0m', 'red'],
    ['\u001B]0;title\u0007text', 'text'],
    ['\u001B]8;;https://evil.example\u001B\\click\u001B]8;;\u001B\\', 'click'],
    ['\u009B31mred', 'red'],
    ['a\u202Eb\u2066c', 'abc'],
    ['a\u200Bb\uFEFFc', 'abc'],
    ['x\u{E0041}\u{E007F}y', 'xy'],
    ['a\tb', 'a  b'],
    ['a\u00A0b', 'a b'],
    ['\uD800x', '\uFFFDx'],
  ])('shows %j as %j', (text, expected) => {
    expect(visibleLines(text)).toEqual([expected])
  })

  it('keeps letters and marks of every script, but no tower of marks', () => {
    expect(visibleLines('Grüße, 日本語, हिन्दी')).toEqual(['Grüße, 日本語, हिन्दी'])
    expect(visibleLines(`Z${'\u0316'.repeat(50)}!`)).toEqual([`Z${'\u0316'.repeat(3)}!`])
  })

  it('ends a line at every kind of line end', () => {
    expect(visibleLines('a\r\nb\rc\nd\u2028e\u0085f')).toEqual(['a', 'b', 'c', 'd', 'e', 'f'])
  })

  it('loses at most one line to an escape sequence that never ends', () => {
    expect(visibleLines('a\u001B]0;lost\nkept')).toEqual(['a', 'kept'])
  })

  test.prop([anyText])('holds nothing that cannot be seen', (text) => {
    expect(visibleLines(text).filter((line) => hidden.test(line))).toEqual([])
  })

  test.prop([anyText])('does not change when it is made visible again', (text) => {
    const once = visibleLines(text)
    expect(visibleLines(once.join('\n'))).toEqual(once)
  })
})

describe('text on one line', () => {
  test.prop([anyText, fc.integer({ min: 1, max: 300 })])(
    'is never longer than allowed and never broken',
    (text, most) => {
      const line = oneLine(text, most)
      expect(line.length).toBeLessThanOrEqual(most)
      expect(line).not.toMatch(/\n| {2}/u)
      expect(line.isWellFormed()).toBe(true)
    },
  )

  it('ends cut text with an ellipsis and never in the middle of a character', () => {
    expect(cut('abcdef', 4)).toBe('abc…')
    expect(cut('ab\u{1F600}cd', 4)).toBe('ab…')
  })

  it('is found behind any amount of invisible text within reason', () => {
    expect(oneLine(`${'\u200B'.repeat(2000)}seen`, 10)).toBe('seen')
  })
})

describe('a path', () => {
  it('loses its middle, for its name is at the end', () => {
    const short = shortPath(`packages/${'deep/'.repeat(50)}src/total.ts`, 60)
    expect(short.length).toBeLessThanOrEqual(60)
    expect(short).toMatch(/^packages\/.*….*src\/total\.ts$/u)
  })
})

describe('text that a runner prints', () => {
  test.prop([anyText])('holds no workflow command', (text) => {
    const printed = withoutCommandLines(withoutCommandMarks(text))
    expect(printed.split('\n').filter((line) => /^\s*::|##\[/u.test(line))).toEqual([])
  })

  it('keeps the colons that code is full of', () => {
    const code = 'error: no `std::to_string` in\n  | let lint = clippy::map_entry'
    expect(withoutCommandLines(withoutCommandMarks(code))).toBe(code)
    expect(withoutCommandLines('  ::error::not so')).toBe('  ：error::not so')
  })
})
