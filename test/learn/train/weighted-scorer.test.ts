import { expect, it } from 'vitest'

import { weightedScorer } from '../../../src/learn/train/weighted-scorer.ts'
import { aTrainingCase } from './a-training-case.ts'

it('scores as the ranker does: how sharp a case is bears on its changes, not on none of them', () => {
  const score = weightedScorer({ provenance: 'this test', change: { 'path-strength': 2 }, none: { bias: 3 } })
  const one = aTrainingCase([{ 'path-strength': 0.5 }], [0])
  expect(score(one)).toEqual({ changes: [1], none: 3 })
  expect(score({ ...one, sharpness: 1.25 })).toEqual({ changes: [1.25], none: 3 })
})
