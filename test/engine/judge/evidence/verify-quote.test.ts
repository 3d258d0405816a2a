import { fc, test } from '@fast-check/vitest'
import { expect, it } from 'vitest'

import { verifyQuote } from '../../../../src/engine/judge/evidence/verify-quote.ts'
import { aChange, aFile } from '../../../builders/a-change.ts'
import { aFailure, anAnnotation } from '../../../builders/a-failure.ts'
import { someEvidence } from '../../../builders/a-judgement.ts'

const change = aChange({
  files: [aFile({ path: 'a.ts', patch: '@@ -1 +1 @@\n+two' }), aFile({ path: 'image.png', patch: null })],
})
const failures = [
  aFailure({ log: 'one log' }),
  aFailure({ log: 'another log', annotations: [anAnnotation({ message: 'a note' })] }),
]
const verified = (quote: string, file: string | null) =>
  verifyQuote(someEvidence({ quote, file }), change, failures)

it.each([
  ['another log', null, true],
  ['a note', null, true],
  ['a log', null, false],
  ['Another log', null, false],
  ['two', 'a.ts', true],
  ['two', 'image.png', false],
  ['two', null, false],
  ['', 'a.ts', false],
  [' \t', null, false],
])('quote %j of file %j is found: %j', (quote, file, isFound) => {
  expect(verified(quote, file)).toBe(isFound)
})

test.prop([fc.string({ minLength: 1 }), fc.nat(), fc.nat()])(
  'finds every piece of a log that holds more than blanks, and none that is longer than the log',
  (text, a, b) => {
    const [from, to] = [a % text.length, b % text.length].toSorted((x, y) => x - y)
    const quote = text.slice(from, (to ?? 0) + 1)
    const inLog = (quote: string) =>
      verifyQuote(someEvidence({ quote, file: null }), change, [aFailure({ log: text })])
    expect(inLog(quote)).toBe(quote.trim() !== '')
    expect(inLog(`${text}x`)).toBe(false)
  },
)
