import { expect, it } from 'vitest'

import { seededDraw } from '../../../src/engine/judge/ranking/election/draw.ts'
import { voteValue } from '../../../src/engine/judge/ranking/election/fuse-vote.ts'
import { fitVoteWeight, type VotedCase } from '../../../src/learn/vote/fit-vote-weight.ts'

/** Cases of ten equal changes; the model votes for the right one in so many of a hundred. */
function cases(rightIn100: number): readonly VotedCase[] {
  const draw = seededDraw('cases')
  return Array.from({ length: 400 }, () => {
    const right = draw(10)
    const voted = draw(100) < rightIn100 ? right : draw(10)
    return {
      probabilities: [...Array.from({ length: 10 }, () => 0.09), 0.1],
      shares: Array.from({ length: 11 }, (_, at) => (at === voted ? 1 : 0)),
      agreement: 1,
      right: [right],
    }
  })
}

it('finds the weight at which odds match how often the vote is right', () => {
  const { weight, without, with: voted } = fitVoteWeight(cases(60))
  // Right in 64 of 100, that is 0.64 / 0.04 times the odds of each other change.
  expect(weight * voteValue(1)).toBeCloseTo(Math.log(0.64 / 0.04), 0)
  expect(voted).toBeGreaterThan(without + 0.5)
})

it('gives a vote that is no better than chance nothing', () => {
  expect(fitVoteWeight(cases(0)).weight).toBeLessThan(0.1)
})

it('gives no weight without cases', () => {
  expect(fitVoteWeight([]).weight).toBeLessThan(1e-6)
})
