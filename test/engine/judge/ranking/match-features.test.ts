import { expect, it } from 'vitest'

import { sceneOf } from '../../../../src/engine/judge/ranking/feature.ts'
import { matchFeatures, shareFeature } from '../../../../src/engine/judge/ranking/match-features.ts'
import type { Lead } from '../../../../src/engine/model/match.ts'
import { aChange } from '../../../builders/a-change.ts'

const lead = (score: number): Lead => ({
  change: aChange(),
  age: 0,
  matches: score > 0 ? { text: { score, evidence: null } } : {},
})

it('compares a change with the best of the range, and knows how loud the best is', () => {
  const leads = [lead(6), lead(3), lead(0)]
  const scene = sceneOf(leads, null)
  const values = matchFeatures('text', 3).map(({ name, of }) => [name, leads.map((one) => of(one, scene))])
  expect(values).toEqual([
    ['text-relative', [1, 0.5, 0]],
    ['text-strength', [2 / 3, 0.5, 0]],
  ])
})

it('is zero where a heuristic found nothing at all', () => {
  const silent = lead(0)
  expect(matchFeatures('text', 3).map(({ of }) => of(silent, sceneOf([silent], null)))).toEqual([0, 0])
})

it('takes a score that is a share as it is, 0 where there is none', () => {
  const leads = [lead(0.4), lead(0)]
  const { name, of } = shareFeature('text', 'a share')
  expect([name, ...leads.map((one) => of(one, sceneOf(leads, null)))]).toEqual(['text', 0.4, 0])
})
