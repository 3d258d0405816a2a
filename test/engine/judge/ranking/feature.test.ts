import { expect, it } from 'vitest'

import { sceneOf } from '../../../../src/engine/judge/ranking/feature.ts'
import { aChange } from '../../../builders/a-change.ts'

const scored = (pull: number, matches: Readonly<Record<string, number>>, body = '') => ({
  change: aChange({ pull, body }),
  age: 0,
  matches: Object.fromEntries(
    Object.entries(matches).map(([name, score]) => [name, { score, evidence: null }]),
  ),
})

it('keeps the best score of each heuristic over the whole range', () => {
  const leads = [scored(1, { path: 2, text: 1 }), scored(2, { path: 5 }), scored(3, { path: 3, text: 4 })]
  expect(sceneOf(leads, null)).toMatchObject({ best: { path: 5, text: 4 }, changes: 3, reverted: new Set() })
})

it('knows which changes a later one takes back', () => {
  const [revert, reverted] = [scored(2, {}, 'Reverts acme/shop#1'), scored(1, {})]
  expect([...sceneOf([revert, reverted], null).reverted]).toEqual([reverted.change.id])
})

it('has nothing to tell of an empty range', () => {
  expect(sceneOf([], null)).toMatchObject({ best: {}, changes: 0, reverted: new Set() })
})
