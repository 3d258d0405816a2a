import { expect, it } from 'vitest'

import { scoredMatches } from '../../../../src/engine/judge/retrieval/scored-matches.ts'
import { aChange } from '../../../builders/a-change.ts'

it('gives the changes that score above 0, in their order, and nothing of those that score 0 or are unscored', () => {
  const changes = [1, 2, 3, 4].map((pull) => aChange({ pull }))
  const scores = [0.5, 0, undefined, 2]
  expect([...scoredMatches(changes, (at) => scores[at])]).toEqual([
    [changes[0]?.id, { score: 0.5, evidence: null }],
    [changes[3]?.id, { score: 2, evidence: null }],
  ])
})
