import { fc, test } from '@fast-check/vitest'
import { expect, it } from 'vitest'

import { byCode, byMessage, byPathWords, byText } from '../../../../src/engine/judge/retrieval/by-text.ts'
import { aChange, aFile, bystanders } from '../../../builders/a-change.ts'
import { aPlace } from '../../../builders/symptoms.ts'
import { aQuestion } from './a-question.ts'

it('finds the change that speaks of what the failure tells, and leaves the others out', () => {
  const culprit = aChange({ title: 'Round the invoice to whole cents', files: [] })
  const question = aQuestion(
    {},
    { tellingLines: [aPlace({ quote: 'AssertionError: invoice 10.005 is not whole cents' })] },
  )
  const found = byText.find(question, [...bystanders(4), culprit])
  expect([...found.keys()]).toEqual([culprit.id])
})

it('does not let a line that is printed a thousand times drown the others', () => {
  const [loud, telling] = [
    aChange({ pull: 1, title: 'retry', files: [] }),
    aChange({ pull: 2, title: 'invoice cents', files: [] }),
  ]
  const tellingLines = [
    ...Array.from({ length: 1000 }, () => aPlace({ quote: 'retry' })),
    aPlace({ quote: 'invoice cents' }),
  ]
  const found = byText.find(aQuestion({}, { tellingLines }), [loud, telling])
  expect(found.get(telling.id)?.score).toBeGreaterThan(found.get(loud.id)?.score ?? 0)
})

it.each([
  ['the description', byMessage, ['title', 'body']],
  ['the paths', byPathWords, ['path']],
  ['the lines', byCode, ['added', 'removed']],
  ['all of it', byText, ['title', 'body', 'path', 'added', 'removed', 'context']],
] as const)('reads the words of %s alone', (_what, heuristic, heard) => {
  const bare = { title: 'one', body: '', files: [] }
  const patched = (pull: number, line: string) =>
    aChange({ ...bare, pull, files: [aFile({ path: 'a.ts', patch: `@@ -1 +1 @@\n${line}` })] })
  const changes = {
    title: aChange({ ...bare, pull: 1, title: 'invoice' }),
    body: aChange({ ...bare, pull: 2, body: 'invoice' }),
    path: aChange({ ...bare, pull: 3, files: [aFile({ path: 'invoice.ts', patch: null })] }),
    added: patched(4, '+invoice'),
    removed: patched(5, '-invoice'),
    context: patched(6, ' invoice'),
  }
  const question = aQuestion({}, { tellingLines: [aPlace({ quote: 'invoice' })] })
  const found = heuristic.find(question, Object.values(changes))
  expect([...found.keys()]).toEqual(heard.map((field) => changes[field].id))
})

test.prop([fc.array(fc.constantFrom('invoice cents', 'retry', 'docs'), { maxLength: 8 })])(
  'says of a change the same wherever it stands in the range',
  (titles) => {
    const changes = titles.map((title, index) => aChange({ pull: index + 1, title, files: [] }))
    const question = aQuestion({}, { tellingLines: [aPlace({ quote: 'invoice cents' })] })
    const found = byText.find(question, changes)
    const turned = byText.find(question, changes.toReversed())
    for (const { id } of changes) expect(turned.get(id)).toEqual(found.get(id))
  },
)
