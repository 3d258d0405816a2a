import { expect, it } from 'vitest'

import { gatherPast } from '../../../../src/engine/gather/past/gather-past.ts'
import { aTree, someFacts } from '../../../builders/a-dossier.ts'
import { anEmptyRange } from '../../../builders/a-range.ts'

const gap = { what: 'the past', completeness: { kind: 'truncated', because: 'shallow' } } as const
const commit = { title: 'Add tax', paths: ['src/cart/total.ts', 'src/tax.ts'] }

it('asks once, and tells co-changes, counts and gaps', async () => {
  const asked: unknown[] = []
  const past = (question: unknown) => {
    asked.push(question)
    return Promise.resolve({ value: [commit], gaps: [gap] })
  }
  const facts = someFacts()
  const { value, gaps } = await gatherPast(facts, ['src/cart/total.ts'], { past })
  expect(asked).toEqual([{ range: facts.range, treeSha: facts.tree.sha }])
  expect(value.coChanges).toEqual([
    { path: 'src/cart/total.ts', commits: 1, with: [{ path: 'src/tax.ts', commits: 1 }] },
  ])
  expect(value.past).toMatchObject({ commits: 1, reverts: 0 })
  expect(gaps).toEqual([gap])
})

it('asks nothing of an empty range, of no tree, or of a source without a past', async () => {
  const past = () => Promise.reject(new Error('asked'))
  const nothing = { value: { coChanges: [], past: null }, gaps: [] }
  expect(await gatherPast(someFacts({ range: anEmptyRange() }), ['a'], { past })).toEqual(nothing)
  expect(await gatherPast(someFacts({ tree: aTree({ sha: null }) }), ['a'], { past })).toEqual(nothing)
  expect(await gatherPast(someFacts(), ['a'], {})).toEqual(nothing)
})
