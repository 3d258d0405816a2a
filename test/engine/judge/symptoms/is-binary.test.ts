import { fc, test } from '@fast-check/vitest'
import { expect, it } from 'vitest'

import { isBinary } from '../../../../src/engine/judge/symptoms/is-binary.ts'

const odd = (count: number, plain: number) => '\u0000'.repeat(count) + 'a'.repeat(plain)

it.each([
  ['more than a tenth of it odd', odd(17, 152), true],
  ['just a tenth of it odd', odd(17, 153), false],
  ['too few odd characters to tell', odd(16, 0), false],
  ['what could not be decoded', '\uFFFD'.repeat(20), true],
  ['a device control character', '\u000E'.repeat(20), true],
  ['the last control characters', '\u001C'.repeat(20), true],
  ['a bell, blanks and colours', '\u0007\b\t\n\u000B\f\r\u001B'.repeat(20), false],
  ['oddness far behind the start', 'a'.repeat(65_536) + odd(65_536, 0), false],
])('%s: %j', (_what, text, binary) => {
  expect(isBinary(text)).toBe(binary)
})

test.prop([fc.string({ unit: fc.constantFrom('a', 'é', '\n', '\t', '\u001B', '字') })])(
  'text is text',
  (text) => {
    expect(isBinary(text)).toBe(false)
  },
)
