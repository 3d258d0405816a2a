import { fc, test } from '@fast-check/vitest'
import { expect, it } from 'vitest'

import { byLiteral } from '../../../../src/engine/judge/retrieval/by-literal.ts'
import type { Symptom } from '../../../../src/engine/model/symptom.ts'
import { aChange, aFile, bystanders } from '../../../builders/a-change.ts'
import { anErrorMessage, aFailingTest } from '../../../builders/symptoms.ts'
import { aQuestion } from './a-question.ts'

const patched = (pull: number, ...lines: readonly string[]) =>
  aChange({
    pull,
    title: '',
    body: '',
    files: [aFile({ path: 'src/a.ts', patch: `@@ -1 +1 @@\n${lines.join('\n')}` })],
  })
const find = (symptoms: readonly Symptom[], changes: Parameters<typeof byLiteral.find>[1]) =>
  byLiteral.find(aQuestion({}, { symptoms, places: [], tellingLines: [] }), changes)

it('finds the change whose line holds the message that the program printed', () => {
  const raises = patched(1, "+  throw new Error('the basket has no owner')")
  const found = find([anErrorMessage({ text: 'the basket has no owner' })], [raises, ...bystanders(4)])
  expect([...found.keys()]).toEqual([raises.id])
  expect(found.get(raises.id)?.evidence).toEqual({
    says: 'It adds a line with “the basket has no owner”, as the failure prints it.',
    quote: "  throw new Error('the basket has no owner')",
    file: 'src/a.ts',
    line: 1,
  })
})

it('quotes no words that say nothing by themselves', () => {
  const [plain, code] = [patched(1, '+ see the function for it'), patched(2, '+ call(), function, done')]
  const found = find(
    [anErrorMessage({ text: 'the function' }), anErrorMessage({ text: '(), function' })],
    [plain, code, ...bystanders(4)],
  )
  expect(found.get(plain.id)).toMatchObject({ evidence: null })
  expect(found.get(plain.id)?.score).toBeGreaterThan(0)
})

it('looks past what the program filled in', () => {
  const raises = patched(1, '+  fail(`basket of ${who} holds ${count} items too many`)')
  const found = find([anErrorMessage({ text: 'basket of "ann" holds 17 items too many' })], [raises])
  expect(found.has(raises.id)).toBe(true)
})

it('does not count a line that only stands beside the change', () => {
  expect(
    find(
      [anErrorMessage({ text: 'the basket has no owner' })],
      [patched(1, ' the basket has no owner', '+x')],
    ).size,
  ).toBe(0)
})

it('is done at once with lines that hold nothing but the text', () => {
  const beside = Array.from({ length: 60 }, (_, pull) => patched(pull + 1, ` ${'aaa '.repeat(16_000)}`, '+x'))
  const changed = patched(61, ` ${'aaa '.repeat(9)}`, '-aaa aaa aaa')
  const found = find([anErrorMessage({ text: 'aaa aaa aaa' })], [...beside, changed])
  expect([...found.keys()]).toEqual([changed.id])
}, 2_000)

it('leaves single names, short texts and what the last good run printed too to others', () => {
  const change = patched(1, '+toLowerCase no owner the basket has no owner')
  const texts = [
    { text: 'toLowerCase' },
    { text: 'no owner' },
    { text: 'the basket has no owner', novel: false },
  ]
  expect(
    find(
      texts.map((text) => anErrorMessage(text)),
      [change],
    ).size,
  ).toBe(0)
})

it('asks for the failing test by its name and for the values it compared', () => {
  const writes = patched(1, "+test('adds the tax of the country', () => {")
  const changes = patched(2, '-total: 12.30 euro and no more')
  const failing = aFailingTest({
    name: 'adds the tax of the country',
    expected: 'total: 12.30 euro and no more',
  })
  expect([...find([failing], [writes, changes]).keys()].toSorted()).toEqual(
    [writes.id, changes.id].toSorted(),
  )
})

test.prop([fc.array(fc.string({ maxLength: 60 }), { maxLength: 40 })])(
  'speaks only for changes it was asked about',
  (texts) => {
    const changes = texts.slice(0, 3).map((text, index) => patched(index + 1, `+${text}`))
    const found = find(
      texts.map((text) => anErrorMessage({ text })),
      changes,
    )
    for (const id of found.keys()) expect(changes.map((change) => change.id)).toContain(id)
  },
)
