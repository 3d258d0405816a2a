import { expect, it } from 'vitest'

import { byText } from '../../../../src/engine/judge/retrieval/by-text.ts'
import { aChange, bystanders } from '../../../builders/a-change.ts'
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
