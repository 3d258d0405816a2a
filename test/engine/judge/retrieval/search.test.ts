import { expect, it } from 'vitest'

import { search } from '../../../../src/engine/judge/retrieval/search.ts'
import { aChange } from '../../../builders/a-change.ts'
import { aNamedThing, aPlace } from '../../../builders/symptoms.ts'
import { aQuestion } from './a-question.ts'

const titled = (title: string) => aChange({ title, body: '', files: [] })

it('looks for the words, names and phrases of the question', () => {
  const question = aQuestion(
    {},
    { tellingLines: [aPlace({ quote: 'widget frobnicated' })], symptoms: [aNamedThing({ text: 'sumOf' })] },
  )
  const { index } = search(question, [titled('Widget frobnicated by sumOf in the cart')])
  expect([...index.postings.keys()]).toEqual(['widget', 'frobnicated', 'sumof'])
  expect(index.phrases).toEqual([['widget frobnicated']])
})

it('reads the changes once, however many heuristics ask', () => {
  const question = aQuestion()
  const changes = [titled('A change')]
  expect(search(question, changes)).toBe(search(question, changes))
})

it('reads again when the question is put to other changes', () => {
  const question = aQuestion({}, { tellingLines: [aPlace({ quote: 'widget' })] })
  expect(search(question, [titled('Widget')]).index.postings.size).toBe(1)
  expect(search(question, [titled('Cart')]).index.postings.size).toBe(0)
})

it('does not read them again for a part of the failures', () => {
  const lines = ['widget frobnicated', 'cart total'].map((quote) => aPlace({ quote }))
  const changes = [titled('Cart total')]
  const whole = search(aQuestion({}, { tellingLines: lines }), changes)
  const part = search(aQuestion({}, { tellingLines: lines.slice(1) }), changes)
  expect(part.index).toBe(whole.index)
  expect([...part.phrases.keys()]).toEqual(['cart total'])
})

it('reads them again for failures that say more', () => {
  const changes = [titled('Cart total')]
  search(aQuestion({}, { tellingLines: [aPlace({ quote: 'widget' })] }), changes)
  const other = search(aQuestion({}, { tellingLines: [aPlace({ quote: 'widget total' })] }), changes)
  expect(other.index.postings.has('total')).toBe(true)
})
