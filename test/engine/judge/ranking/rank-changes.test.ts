import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'

import { rankChanges } from '../../../../src/engine/judge/ranking/rank-changes.ts'
import type { RankerWeights } from '../../../../src/engine/judge/ranking/ranker-weights.ts'
import type { Lead } from '../../../../src/engine/model/match.ts'
import { aChange } from '../../../builders/a-change.ts'
import { aDossier } from '../../../builders/a-dossier.ts'
import { aReading } from '../../../builders/a-judgement.ts'

const weights: RankerWeights = {
  provenance: 'this test',
  change: { 'path-strength': 2, 'only-documentation': -1 },
  none: { bias: 0 },
}

function aLead(age: number, pathScore: number): Lead {
  const matches: Lead['matches'] = pathScore > 0 ? { path: { score: pathScore, evidence: null } } : {}
  return { change: aChange({ pull: age + 1 }), age, matches }
}

function rank(
  leads: readonly Lead[],
  kept: readonly Lead[] = leads,
  over: Partial<RankerWeights> = {},
  sharpness = 1,
) {
  const candidates = kept.map(({ change }) => ({ id: change.id, because: [] }))
  return rankChanges(
    { dossier: aDossier(), reading: aReading(), sharpness },
    { leads, candidates },
    { ...weights, ...over },
  )
}

const odds = (value: number, half = 3) => Math.exp(2 * (value / (value + half)))

describe('the conditional logit', () => {
  it('gives the odds of its formula to each change and to none of them', () => {
    const { suspects, noneProbability } = rank([aLead(0, 0), aLead(1, 3)])
    const total = 1 + 1 + odds(3)
    expect(suspects[0]?.probability).toBeCloseTo(odds(3) / total, 10)
    expect(suspects[1]?.probability).toBeCloseTo(1 / total, 10)
    expect(noneProbability).toBeCloseTo(1 / total, 10)
  })

  it('shows the terms of the sum', () => {
    const { suspects } = rank([aLead(0, 3)])
    expect(suspects[0]?.contributions).toEqual([{ feature: 'path-strength', value: 0.5, adds: 1 }])
  })

  it('is surer of the same order where likenesses weigh more', () => {
    const leads = [aLead(0, 1), aLead(1, 9), aLead(2, 3)]
    const [usual, sharp] = [1, 1.5].map((sharpness) => rank(leads, leads, {}, sharpness).suspects)
    expect(sharp?.map(({ id }) => id)).toEqual(usual?.map(({ id }) => id))
    expect(sharp?.[0]?.probability).toBeGreaterThan(usual?.[0]?.probability ?? 1)
    expect(sharp?.[0]?.contributions).toEqual([{ feature: 'path-strength', value: 0.75, adds: 2.25 }])
  })

  it('puts the newest first among equals', () => {
    const leads = [aLead(0, 1), aLead(1, 1), aLead(2, 1)]
    expect(rank(leads).suspects.map(({ id }) => id)).toEqual(leads.map(({ change }) => change.id))
  })

  it('puts what retrieval left out below everything it kept', () => {
    const [weak, strongButLeftOut] = [aLead(0, 0.1), aLead(1, 50)]
    const { suspects } = rank([weak, strongButLeftOut], [weak])
    expect(suspects.map(({ id }) => id)).toEqual([weak.change.id, strongButLeftOut.change.id])
  })

  it('gives all to none of these where there is no change', () => {
    expect(rank([])).toEqual({ suspects: [], noneProbability: 1 })
  })

  test.prop([
    fc.array(fc.double({ min: 0, max: 1e6, noNaN: true }), { maxLength: 80 }),
    fc.double({ min: -900, max: 900, noNaN: true }),
  ])('sums to one, in falling order, however extreme the scores', (scores, bias) => {
    const leads = scores.map((score, age) => aLead(age, score))
    const { suspects, noneProbability } = rank(leads, leads, { none: { bias } })
    const probabilities = suspects.map(({ probability }) => probability)
    expect(probabilities.reduce((sum, one) => sum + one, noneProbability)).toBeCloseTo(1, 9)
    expect(probabilities).toEqual(probabilities.toSorted((a, b) => b - a))
  })
})
