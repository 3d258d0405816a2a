import { fc, test } from '@fast-check/vitest'
import { expect, it } from 'vitest'

import { verifyQuote } from '../../../../src/engine/judge/evidence/verify-quote.ts'
import type { Evidence } from '../../../../src/engine/model/evidence.ts'
import { aChange, aFile } from '../../../builders/a-change.ts'
import { aFailure, anAnnotation } from '../../../builders/a-failure.ts'
import { someEvidence } from '../../../builders/a-judgement.ts'
import { aCheck, aRed, checksOf } from '../../../builders/merge-checks.ts'

const change = aChange({
  files: [aFile({ path: 'a.ts', patch: '@@ -1 +1 @@\n+two' }), aFile({ path: 'image.png', patch: null })],
})
const failures = [
  aFailure({ log: 'one log' }),
  aFailure({ log: 'another log', annotations: [anAnnotation({ message: 'a note' })] }),
]
const verified = (quote: string, file: string | null) =>
  verifyQuote(someEvidence({ quote, file }), change, { failures })

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

it('finds the whole name of a check that had failed for that very change, and claims no place for it', () => {
  const own = checksOf(change, [aCheck({ name: 'lint', outcome: 'failed' }), aCheck({ name: 'unit' })])
  const mergeChecks = [own, aRed(aChange({ pull: 13 }), 'e2e')]
  const found = (over: Partial<Evidence>) =>
    verifyQuote({ ...someEvidence({ file: null, line: null, ...over }), of: 'check' }, change, {
      failures,
      mergeChecks,
    })
  expect(found({ quote: 'lint' })).toBe(true)
  for (const quote of ['lin', 'unit', 'e2e', 'one log', '']) expect(found({ quote })).toBe(false)
  expect(found({ quote: 'lint', file: 'a.ts' })).toBe(false)
  expect(found({ quote: 'lint', line: 0 })).toBe(false)
  expect(verifyQuote(someEvidence({ quote: 'lint', file: null }), change, { failures, mergeChecks })).toBe(
    false,
  )
})

test.prop([fc.string({ minLength: 1 }), fc.nat(), fc.nat()])(
  'finds every piece of a log that holds more than blanks, and none that is longer than the log',
  (text, a, b) => {
    const [from, to] = [a % text.length, b % text.length].toSorted((x, y) => x - y)
    const quote = text.slice(from, (to ?? 0) + 1)
    const inLog = (quote: string) =>
      verifyQuote(someEvidence({ quote, file: null }), change, { failures: [aFailure({ log: text })] })
    expect(inLog(quote)).toBe(quote.trim() !== '')
    expect(inLog(`${text}x`)).toBe(false)
  },
)
