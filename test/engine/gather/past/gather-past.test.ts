import { expect, it } from 'vitest'

import { askPast, tellPast } from '../../../../src/engine/gather/past/gather-past.ts'
import { aTree, someFacts } from '../../../builders/a-dossier.ts'
import { anEmptyRange } from '../../../builders/a-range.ts'

const gap = { what: 'the past', completeness: { kind: 'truncated', because: 'shallow' } } as const
const commit = { title: 'Add tax', paths: ['src/cart/total.ts', 'src/tax.ts'] }

it('is asked about once, and its gaps are told', async () => {
  const asked: unknown[] = []
  const past = (question: unknown) => {
    asked.push(question)
    return Promise.resolve({ value: [commit], gaps: [gap] })
  }
  const facts = someFacts()
  expect(await askPast(facts, { past })).toEqual({ value: [commit], gaps: [gap] })
  expect(asked).toEqual([{ range: facts.range, treeSha: facts.tree.sha }])
})

it('tells co-changes and counts', () => {
  const told = tellPast([commit], someFacts().changes, ['src/cart/total.ts'])
  expect(told.coChanges).toEqual([
    { path: 'src/cart/total.ts', commits: 1, with: [{ path: 'src/tax.ts', commits: 1 }] },
  ])
  expect(told.past).toMatchObject({ commits: 1, reverts: 0 })
})

it('is not asked about for an empty range, for no tree, or in a source without one, and tells nothing', async () => {
  const past = () => Promise.reject(new Error('asked'))
  const nothing = { value: [], gaps: [] }
  expect(await askPast(someFacts({ range: anEmptyRange() }), { past })).toEqual(nothing)
  expect(await askPast(someFacts({ tree: aTree({ sha: null }) }), { past })).toEqual(nothing)
  expect(await askPast(someFacts(), {})).toEqual(nothing)
  expect(tellPast([], someFacts().changes, ['a'])).toEqual({ coChanges: [], past: null })
})
