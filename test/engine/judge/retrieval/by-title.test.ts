import { expect, it } from 'vitest'

import { byTitle } from '../../../../src/engine/judge/retrieval/by-title.ts'
import { aChange, bystanders } from '../../../builders/a-change.ts'
import { aPlace } from '../../../builders/symptoms.ts'
import { aQuestion } from './a-question.ts'

const titled = (pull: number, title: string) => aChange({ pull, title, body: '', files: [] })
const told = (quote: string) => aQuestion({}, { tellingLines: [aPlace({ quote, line: 7 })] })

it('prefers a title that is told whole over one that is told in part', () => {
  const whole = titled(1, 'Restart primitives')
  const part = titled(2, 'Restart the workers of the nightly cleaning service')
  const found = byTitle.find(told('primitives do not restart'), [whole, part])
  expect(found.get(whole.id)?.score).toBeGreaterThan(found.get(part.id)?.score ?? 0)
})

it('is silent about a title of which the failure says nothing', () => {
  const found = byTitle.find(told('primitives do not restart'), [titled(1, 'Paint the shed')])
  expect(found.size).toBe(0)
})

it('quotes the line of the failure that speaks of what the title says', () => {
  const change = titled(99, 'Restart primitives')
  const found = byTitle.find(told('primitives do not restart'), [change, ...bystanders(8)])
  expect(found.get(change.id)?.evidence).toEqual({
    says: 'Its title and the failure both speak of “Restart”, “primitives”.',
    quote: 'primitives do not restart',
    file: null,
    line: 7,
  })
})

it('speaks of an identifier whole, and of a word as the title prints it', () => {
  const change = titled(99, 'Always round sum_of_taxes')
  const found = byTitle.find(told('sum_of_taxes is always 3'), [change, ...bystanders(8)])
  expect(found.get(change.id)?.evidence?.says).toBe(
    'Its title and the failure both speak of “Always”, “sum_of_taxes”.',
  )
})

it('does not quote words that only hold a sentence together, nor one in two spellings', () => {
  const change = titled(99, 'Range is a range in no Json or JSON')
  const found = byTitle.find(told('range json is in no or'), [change, ...bystanders(8)])
  expect(found.get(change.id)?.evidence?.says).toBe(
    'Its title and the failure both speak of “range”, “JSON”.',
  )
})

it('does not call one shared word evidence', () => {
  const change = titled(99, 'Restart workers')
  const found = byTitle.find(told('primitives do not restart'), [change, ...bystanders(8)])
  expect(found.get(change.id)?.evidence).toBeNull()
})
