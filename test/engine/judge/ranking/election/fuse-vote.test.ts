import { fc, test } from '@fast-check/vitest'
import { describe, expect } from 'vitest'

import { bounds, keptOnTop } from '../../../../../src/engine/judge/ranking/election/bounded-order.ts'
import { fuseVote, voteValue } from '../../../../../src/engine/judge/ranking/election/fuse-vote.ts'
import { defaultElection, type Opinion } from '../../../../../src/engine/model/opinion.ts'
import type { Ranking } from '../../../../../src/engine/model/suspect.ts'
import { aSuspect } from '../../../../builders/a-judgement.ts'
import { anOpinion } from '../../../../builders/an-opinion.ts'
import { aChangeId } from '../../../../builders/ids.ts'
import { someRanking } from './some-ranking.ts'

function rankingOf(probabilities: readonly number[]): Ranking {
  const suspects = probabilities.map((probability, index) =>
    aSuspect({ id: aChangeId(String(index)), probability, contributions: [] }),
  )
  return { suspects, noneProbability: 1 - probabilities.reduce((sum, one) => sum + one, 0) }
}

const idsOf = (ranking: Ranking): readonly string[] => ranking.suspects.map(({ id }) => id)
const votes = (shares: Readonly<Record<string, number>>, over: Partial<Opinion> = {}): Opinion =>
  anOpinion({ shares: Object.entries(shares).map(([id, share]) => ({ id: aChangeId(id), share })), ...over })
const bounded = defaultElection
const fitted = { ...defaultElection, influence: 'fitted', weight: 1 } as const

describe('bounded, a vote', () => {
  test('lifts the second change over a first that is hardly ahead', () => {
    const voted = fuseVote(rankingOf([0.35, 0.3, 0.1]), votes({ 1: 1 }), bounded)
    expect(idsOf(voted)).toEqual(['1', '0', '2'])
    expect(voted.suspects.map(({ probability }) => probability)).toEqual([0.35, 0.3, 0.1])
    expect(voted.suspects[0]?.contributions).toEqual([
      { feature: 'language-model-vote', value: 1, adds: Math.log(0.35) - Math.log(0.3) },
    ])
  })

  test('lifts a change by two positions at most, by one where it is halved', () => {
    const close = rankingOf([0.2, 0.15, 0.1, 0.09, 0.08, 0.07, 0.06])
    expect(idsOf(fuseVote(close, votes({ 6: 1 }), bounded))).toEqual(['0', '1', '2', '3', '6', '4', '5'])
    const halved = votes({ 6: 1 }, { influence: 'halved' })
    expect(idsOf(fuseVote(close, halved, bounded))).toEqual(['0', '1', '2', '3', '4', '6', '5'])
  })

  test('closes no gap of more than 0.15, or 0.075 where it is halved', () => {
    expect(idsOf(fuseVote(rankingOf([0.36, 0.2]), votes({ 1: 1 }), bounded))).toEqual(['0', '1'])
    expect(idsOf(fuseVote(rankingOf([0.34, 0.2]), votes({ 1: 1 }), bounded))).toEqual(['1', '0'])
    const halved = votes({ 1: 1 }, { influence: 'halved' })
    expect(idsOf(fuseVote(rankingOf([0.34, 0.26]), halved, bounded))).toEqual(['0', '1'])
  })

  test('lets nobody into or out of the first three', () => {
    const flat = rankingOf([0.2, 0.2, 0.2, 0.2])
    expect(idsOf(fuseVote(flat, votes({ 3: 1 }), bounded))).toEqual(['0', '1', '2', '3'])
  })

  test('weighs less where repeats do not agree', () => {
    const close = rankingOf([0.35, 0.3])
    expect(idsOf(fuseVote(close, votes({ 1: 0.6, 0: 0.1 }, { agreement: 0.3 }), bounded))).toEqual(['1', '0'])
    expect(idsOf(fuseVote(close, votes({ 1: 0.6, 0: 0.1 }, { agreement: 0.01 }), bounded))).toEqual([
      '0',
      '1',
    ])
  })

  test('without influence changes nothing', () => {
    const ranking = rankingOf([0.35, 0.3, 0.1])
    expect(fuseVote(ranking, votes({ 1: 1 }, { influence: 'none' }), fitted)).toBe(ranking)
  })
})

describe('fitted, a vote', () => {
  test('multiplies the odds by exp(weight · agreement · value)', () => {
    const { suspects, noneProbability } = fuseVote(
      rankingOf([0.5, 0.25]),
      votes({ 1: 1 }, { agreement: 0.5 }),
      fitted,
    )
    const lifted = 0.25 * Math.exp(0.5 * voteValue(1))
    const total = 0.5 + lifted + 0.25
    expect(suspects.map(({ id }) => id)).toEqual(['1', '0'])
    expect(suspects[0]?.probability).toBeCloseTo(lifted / total)
    expect(noneProbability).toBeCloseTo(0.25 / total)
    expect(suspects[0]?.contributions).toEqual([
      { feature: 'language-model-vote', value: voteValue(1), adds: 0.5 * voteValue(1) },
    ])
  })

  test('speaks for "none of these" too', () => {
    const { noneProbability } = fuseVote(rankingOf([0.5, 0.25]), votes({}, { noneShare: 1 }), fitted)
    expect(noneProbability).toBeGreaterThan(0.9)
  })
})

describe('whatever is voted', () => {
  const someVote = fc
    .tuple(
      someRanking,
      fc.array(fc.tuple(fc.nat(45), fc.double({ min: 0, max: 1, noNaN: true })), { maxLength: 25 }),
      fc.constantFrom('full' as const, 'halved' as const),
      fc.double({ min: 0, max: 20, noNaN: true }),
    )
    .map(([ranking, drawn, influence, weight]) => ({
      ranking,
      influence,
      opinion: votes(Object.fromEntries(drawn.map(([n, share]) => [`change-${n}`, share])), { influence }),
      weight,
    }))

  test.prop([someVote], { numRuns: 2_000 })(
    'bounded, it stays within the bounds',
    ({ ranking, influence, opinion, weight }) => {
      const voted = fuseVote(ranking, opinion, { ...bounded, weight })
      const [before, after] = [idsOf(ranking), idsOf(voted)]
      expect(after.toSorted()).toEqual(before.toSorted())
      expect(after.slice(0, keptOnTop).toSorted()).toEqual(before.slice(0, keptOnTop).toSorted())
      expect(voted.suspects.map(({ probability }) => probability)).toEqual(
        ranking.suspects.map(({ probability }) => probability),
      )
      expect(voted.noneProbability).toBe(ranking.noneProbability)
      ranking.suspects.forEach(({ id, probability }, from) => {
        const to = after.indexOf(id)
        expect(Math.abs(to - from)).toBeLessThanOrEqual(bounds[influence].positions)
        expect(Math.abs((voted.suspects[to]?.probability ?? 9) - probability)).toBeLessThanOrEqual(
          bounds[influence].probability,
        )
      })
    },
  )

  test.prop([someVote], { numRuns: 1_000 })(
    'fitted, it adds and drops nobody and sums to one',
    ({ ranking, opinion }) => {
      const voted = fuseVote(ranking, opinion, fitted)
      expect(idsOf(voted).toSorted()).toEqual(idsOf(ranking).toSorted())
      const sum = voted.suspects.reduce((total, one) => total + one.probability, voted.noneProbability)
      expect(sum).toBeCloseTo(1, 9)
      const probabilities = voted.suspects.map(({ probability }) => probability)
      expect(probabilities).toEqual(probabilities.toSorted((a, b) => b - a))
    },
  )
})
