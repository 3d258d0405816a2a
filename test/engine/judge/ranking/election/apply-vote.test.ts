import { fc, test } from '@fast-check/vitest'
import { describe, expect } from 'vitest'

import {
  applyVote,
  keptOnTop,
  mostPositions,
  mostProbability,
} from '../../../../../src/engine/judge/ranking/election/apply-vote.ts'
import type { ChangeId } from '../../../../../src/engine/model/ids.ts'
import type { Ranking } from '../../../../../src/engine/model/suspect.ts'
import { aSuspect } from '../../../../builders/a-judgement.ts'
import { aChangeId } from '../../../../builders/ids.ts'
import { someRanking } from './some-ranking.ts'

function rankingOf(probabilities: readonly number[]): Ranking {
  const suspects = probabilities.map((probability, index) =>
    aSuspect({ id: aChangeId(String(index)), probability, contributions: [] }),
  )
  return { suspects, noneProbability: 1 - probabilities.reduce((sum, one) => sum + one, 0) }
}

function idsOf(ranking: Ranking): readonly string[] {
  return ranking.suspects.map(({ id }) => id)
}

function picks(...ids: readonly string[]): readonly ChangeId[] {
  return ids.map(aChangeId)
}

describe('what a vote does', () => {
  test('lifts the second change over a first that is hardly ahead', () => {
    const voted = applyVote(rankingOf([0.35, 0.3, 0.1]), picks('1'))
    expect(idsOf(voted)).toEqual(['1', '0', '2'])
    expect(voted.suspects.map(({ probability }) => probability)).toEqual([0.35, 0.3, 0.1])
  })

  test('lifts the third change by two positions at most', () => {
    expect(idsOf(applyVote(rankingOf([0.3, 0.25, 0.2]), picks('2')))).toEqual(['2', '0', '1'])
    const lower = applyVote(rankingOf([0.2, 0.15, 0.1, 0.09, 0.08, 0.07, 0.06]), picks('6'))
    expect(idsOf(lower)).toEqual(['0', '1', '2', '3', '6', '4', '5'])
  })

  test('leaves a first change alone that is well ahead', () => {
    const clear = rankingOf([0.6, 0.2, 0.1])
    expect(applyVote(clear, picks('1'))).toEqual(clear)
  })

  test('lets nobody into or out of the first three', () => {
    expect(idsOf(applyVote(rankingOf([0.2, 0.2, 0.2, 0.2]), picks('3')))).toEqual(['0', '1', '2', '3'])
  })

  test('shows itself as one more term of the sum', () => {
    const voted = applyVote(rankingOf([0.35, 0.3, 0.1]), picks('1'))
    expect(voted.suspects[0]?.contributions).toEqual([
      { feature: 'language-model-vote', value: 1, adds: Math.log(0.35) - Math.log(0.3) },
    ])
    expect(voted.suspects[2]?.contributions).toEqual([])
  })

  test('a change without any probability can still be exchanged, and its term stays a number', () => {
    const voted = applyVote(rankingOf([0.1, 0]), picks('1'))
    expect(voted.suspects.map(({ contributions }) => contributions[0]?.adds)).toEqual([0, 0])
  })

  test('a gap of more than 0.15 is never closed', () => {
    expect(idsOf(applyVote(rankingOf([0.36, 0.2]), picks('1')))).toEqual(['0', '1'])
    expect(idsOf(applyVote(rankingOf([0.34, 0.2]), picks('1')))).toEqual(['1', '0'])
  })

  test('an empty vote changes nothing', () => {
    const ranking = rankingOf([0.35, 0.3, 0.1])
    expect(applyVote(ranking, [])).toEqual(ranking)
  })
})

describe('whatever is voted', () => {
  const someVote = fc.tuple(someRanking, fc.array(fc.nat(60), { maxLength: 25 })).map(([ranking, drawn]) => ({
    ranking,
    voted: applyVote(ranking, picks(...drawn.map((n) => `change-${n}`))),
  }))

  test.prop([someVote], { numRuns: 1000 })('no change is added, dropped or doubled', ({ ranking, voted }) => {
    expect(idsOf(voted).toSorted()).toEqual(idsOf(ranking).toSorted())
  })

  test.prop([someVote], { numRuns: 1000 })(
    'no change moves further than the bounds',
    ({ ranking, voted }) => {
      ranking.suspects.forEach((before, from) => {
        const to = voted.suspects.findIndex(({ id }) => id === before.id)
        const after = voted.suspects[to]
        expect(Math.abs(to - from)).toBeLessThanOrEqual(mostPositions)
        expect(Math.abs((after?.probability ?? 9) - before.probability)).toBeLessThanOrEqual(mostProbability)
      })
    },
  )

  test.prop([someVote], { numRuns: 1000 })('the first three stay the first three', ({ ranking, voted }) => {
    expect(idsOf(voted).slice(0, keptOnTop).toSorted()).toEqual(idsOf(ranking).slice(0, keptOnTop).toSorted())
  })

  test.prop([someVote], { numRuns: 1000 })('every place keeps its probability', ({ ranking, voted }) => {
    expect(voted.suspects.map(({ probability }) => probability)).toEqual(
      ranking.suspects.map(({ probability }) => probability),
    )
    expect(voted.noneProbability).toBe(ranking.noneProbability)
  })
})
