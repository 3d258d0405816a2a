import { fc, test } from '@fast-check/vitest'
import { expect } from 'vitest'

import {
  answerTokens,
  countTokens,
  fitsWindow,
  mostTokens,
} from '../../../src/adapters/language-model/count-tokens.ts'

const asking = (user: string) => ({ system: 's', user, schemaName: 'vote', schema: {} })

test('counts as OpenAI does', async () => {
  expect(await countTokens('hello world')).toBe(2)
  expect(await countTokens('<|endoftext|>')).toBeGreaterThan(1)
})

test('what has more bytes than the window may still fit', async () => {
  const words = 'the change broke the build '.repeat(400)
  expect(await fitsWindow(asking(words), answerTokens + 200)).toBe(false)
  expect(await fitsWindow(asking(words), answerTokens + 3_500)).toBe(true)
  expect(Buffer.byteLength(words)).toBeGreaterThan(3_500)
})

test.prop([fc.string({ unit: 'grapheme', maxLength: 300 })], { numRuns: 100 })(
  'the bound without a vocabulary holds for ordinary text',
  async (text) => {
    const said = `${text} ${'in words that people write '.repeat(20)}`
    expect(await countTokens(said)).toBeLessThanOrEqual(mostTokens(asking(said)) + text.length)
  },
)
