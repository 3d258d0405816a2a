import { describe, expect, it } from 'vitest'

import type { Vote } from '../../../../../src/engine/judge/ranking/election/read-vote.ts'
import {
  agreementOf,
  disagrees,
  meanShares,
  positionBias,
} from '../../../../../src/engine/judge/ranking/election/tally.ts'
import { aChangeId } from '../../../../builders/ids.ts'

function aVote(shares: Readonly<Record<string, number>>, over: Partial<Vote> = {}): Vote {
  const order = Object.keys(shares).map(aChangeId)
  return {
    shares: new Map(Object.entries(shares).map(([id, share]) => [aChangeId(id), share])),
    none: 0,
    scoredBy: 'votes',
    firstPlace: 0,
    order,
    ...over,
  }
}

describe('several votes together', () => {
  it('give each change the mean of its shares', () => {
    const { shares, none } = meanShares([aVote({ a: 1 }), aVote({ a: 0.5 }, { none: 0.5 })])
    expect([...shares]).toEqual([['a', 0.75]])
    expect(none).toBe(0.25)
  })

  it('agree wholly, in part, or not at all', () => {
    expect(agreementOf([aVote({ a: 0.7, b: 0.3 }), aVote({ a: 0.7, b: 0.3 })])).toBeCloseTo(1)
    expect(agreementOf([aVote({ a: 0.7, b: 0.3 }), aVote({ b: 0.7, a: 0.3 })])).toBeCloseTo(0.6)
    expect(agreementOf([aVote({ a: 1 }), aVote({ b: 1 })])).toBe(0)
    expect(agreementOf([aVote({ a: 1 })])).toBeNull()
  })

  it('disagree where a first pick stands more than one place lower in another', () => {
    expect(disagrees([aVote({ a: 1, b: 1 }), aVote({ b: 1, a: 1 })])).toBe(false)
    expect(disagrees([aVote({ a: 1, b: 1, c: 1 }), aVote({ c: 1, b: 1, a: 1 })])).toBe(true)
    expect(disagrees([aVote({ a: 1 }), aVote({ b: 1 })])).toBe(true)
    expect(disagrees([aVote({ a: 1 })])).toBe(false)
  })
})

describe('position bias', () => {
  const picks = (places: readonly number[]) =>
    positionBias(places.map((firstPlace) => ({ vote: aVote({ a: 1 }, { firstPlace }), size: 20 })))

  it('tells where first picks stood', () => {
    expect(picks([0, 19])).toEqual({ mean: 0.5, picks: 2, isTelling: false })
    expect(picks([0, 0, 0, 0, 0, 0, 0, 0])).toMatchObject({ mean: 0, isTelling: true })
  })

  it('is not told by a few picks, and not by votes for none', () => {
    expect(picks([0, 0])?.isTelling).toBe(false)
    expect(positionBias([{ vote: aVote({}, { firstPlace: null }), size: 20 }])).toBeNull()
  })
})
