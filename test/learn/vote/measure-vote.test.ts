import { describe, expect, it } from 'vitest'

import type { ChangeId, Instant } from '../../../src/engine/model/ids.ts'
import { figures } from '../../../src/learn/measure/figures.ts'
import { fitAndHear, type MeasuredCase } from '../../../src/learn/vote/measure-vote.ts'
import { aJudgedCase } from '../a-judged-case.ts'

const votesFor = (id: string): MeasuredCase['vote'] => ({
  shares: [{ id: id as ChangeId, share: 1 }],
  noneShare: 0,
  agreement: 1,
  influence: 'full',
})

/** So many cases, one a day, in which `b` did it and the ranker thinks it was `a`. */
function cases(count: number, vote: (day: number) => MeasuredCase['vote']): readonly MeasuredCase[] {
  return Array.from({ length: count }, (_, day) => ({
    ours: {
      ...aJudgedCase({ a: 0.5, b: 0.3, c: 0.1 }, ['b']),
      id: `case-${day}`,
      at: new Date(Date.UTC(2026, 0, 1 + day)).toISOString() as Instant,
    },
    vote: vote(day),
  }))
}

describe('a vote as a feature of its own', () => {
  it('gets its weight from the earlier cases and is measured on the later ones, whatever their order', () => {
    const shuffled = cases(40, () => votesFor('b')).toReversed()
    const fitted = fitAndHear(shuffled)
    expect(fitted?.fittedOn.toSorted()).toEqual(
      cases(20, () => null)
        .map(({ ours }) => ours.id)
        .toSorted(),
    )
    expect(fitted?.since).toBe('2026-01-21T00:00:00.000Z')
    expect(fitted?.before).toHaveLength(20)
    expect(fitted?.weight).toBeGreaterThan(0.5)
    expect(figures.acc1(fitted?.before ?? [])).toBe(0)
    expect(figures.acc1(fitted?.after ?? [])).toBe(1)
  })

  it('learns nothing from later cases: votes that turn wrong are heard as the earlier ones deserved', () => {
    const right = fitAndHear(cases(40, () => votesFor('b')))
    const turned = fitAndHear(cases(40, (day) => votesFor(day < 20 ? 'b' : 'c')))
    expect(turned?.weight).toBe(right?.weight)
    expect(figures.logLoss(turned?.after ?? [])).toBeGreaterThan(figures.logLoss(turned?.before ?? []) ?? 9)
  })

  it('weighs next to nothing where it was wrong, was not heard, or nobody was asked', () => {
    expect(fitAndHear(cases(40, () => votesFor('c')))?.weight).toBeLessThan(0.01)
    expect(fitAndHear(cases(40, () => null))?.weight).toBeLessThan(0.01)
    const unheard = { ...votesFor('b'), influence: 'none' } as NonNullable<MeasuredCase['vote']>
    const fitted = fitAndHear(cases(40, () => unheard))
    expect(fitted?.weight).toBeLessThan(0.01)
    expect(fitted?.after).toEqual(fitted?.before)
  })

  it('counts for having told that no change did it', () => {
    const heard = { ...votesFor('b'), shares: [], noneShare: 1 } as NonNullable<MeasuredCase['vote']>
    const innocent = cases(40, () => heard).map((one) => ({ ...one, ours: { ...one.ours, culprits: [] } }))
    expect(fitAndHear(innocent)?.weight).toBeGreaterThan(0.5)
  })

  it('counts for a culprit whose commit id is told in short', () => {
    const whole = '0123456789abcdef0123456789abcdef01234567'
    const short = cases(40, () => votesFor(whole)).map((one) => ({
      ...one,
      ours: {
        ...aJudgedCase({ a: 0.5, [whole]: 0.3, c: 0.1 }, [whole.slice(0, 12)]),
        id: one.ours.id,
        at: one.ours.at,
      },
    }))
    expect(fitAndHear(short)?.weight).toBeGreaterThan(0.5)
  })

  it('cannot be told of cases without dates', () => {
    const undated = cases(4, () => votesFor('b')).map((one) => ({ ...one, ours: { ...one.ours, at: null } }))
    expect(fitAndHear(undated)).toBeNull()
  })
})
