import { describe, expect, it } from 'vitest'

import { culpritPlace } from '../../../src/learn/measure/culprit-place.ts'
import { measureRanking } from '../../../src/learn/measure/measure-ranking.ts'
import { aJudgedCase, aNamedCase, aSilentCase } from '../a-judged-case.ts'

describe('the place of the culprit', () => {
  it('is the worst place of its tie', () => {
    const probabilities = { a: 0.4, b: 0.2, c: 0.2, d: 0.2 }
    expect(culpritPlace(aJudgedCase(probabilities, ['a']))).toBe(1)
    expect(culpritPlace(aJudgedCase(probabilities, ['b']))).toBe(4)
    expect(culpritPlace(aJudgedCase(probabilities, ['d']))).toBe(4)
  })

  it('is that of the best of several culprits', () => {
    expect(culpritPlace(aJudgedCase({ a: 0.4, b: 0.3, c: 0.2 }, ['c', 'b']))).toBe(2)
  })

  it('does not trust the order of the ranking, only its probabilities', () => {
    expect(culpritPlace(aJudgedCase({ a: 0.1, b: 0.3 }, ['a']))).toBe(2)
  })

  it('is infinite where the ranking does not hold the culprit', () => {
    expect(culpritPlace(aJudgedCase({ a: 0.4 }, ['z']))).toBe(Number.POSITIVE_INFINITY)
  })

  it('takes an abbreviated commit id of ten digits for the whole one, and no shorter one', () => {
    const sha = '0123456789abcdef0123456789abcdef01234567'
    expect(culpritPlace(aJudgedCase({ [sha]: 0.4 }, [sha.slice(0, 10)]))).toBe(1)
    expect(culpritPlace(aJudgedCase({ [sha]: 0.4 }, [sha.slice(0, 9)]))).toBe(Number.POSITIVE_INFINITY)
  })

  it('takes no other name for the beginning of a longer one', () => {
    const probabilities = { 'pull-request-12': 0.5, 'pull-request-1': 0.3, 'pull-request-9': 0.1 }
    expect(culpritPlace(aJudgedCase(probabilities, ['pull-request-1']))).toBe(2)
  })
})

describe('measuring rankings', () => {
  const places = [1, 2, 4, 6].map((place) =>
    aJudgedCase({ a: 0.2, b: 0.18, c: 0.16, d: 0.14, e: 0.12, f: 0.1 }, [' abcdef'[place] ?? '']),
  )

  it('counts places over the cases with a culprit', () => {
    const { acc1, acc3, acc5, mrr } = measureRanking(places)
    expect([acc1, acc3, acc5]).toEqual([0.25, 0.5, 0.75])
    expect(mrr).toBeCloseTo((1 + 1 / 2 + 1 / 4 + 1 / 6) / 4, 12)
  })

  it('leaves cases without a culprit out of places, and one that is never found in', () => {
    const { acc1, mrr, casesWithCulprit, cases } = measureRanking([
      aJudgedCase({ a: 0.4 }, ['a']),
      aJudgedCase({ a: 0.4 }, ['z']),
      aJudgedCase({ a: 0.4 }, []),
    ])
    expect({ acc1, mrr, casesWithCulprit, cases }).toEqual({
      acc1: 0.5,
      mrr: 0.5,
      casesWithCulprit: 2,
      cases: 3,
    })
  })

  it('tells silence with a culprit from silence without one', () => {
    const { silentWithCulprit, silentWithoutCulprit } = measureRanking([
      aSilentCase({ a: 0.4 }, ['a']),
      ...places.slice(0, 3),
      aSilentCase({ a: 0.1 }, []),
      aJudgedCase({ a: 0.4 }, []),
    ])
    expect({ silentWithCulprit, silentWithoutCulprit }).toEqual({
      silentWithCulprit: 0.25,
      silentWithoutCulprit: 0.5,
    })
  })

  it('counts a name given where no change is to blame as wrong', () => {
    const figures = measureRanking([
      aNamedCase({ a: 0.9 }, ['a']),
      aNamedCase({ a: 0.9 }, ['b']),
      aNamedCase({ a: 0.9 }, []),
      aJudgedCase({ a: 0.9 }, ['a']),
    ])
    expect(figures).toMatchObject({ named: 0.75, precision: 1 / 3, casesNamed: 3, casesRightlyNamed: 1 })
  })

  it('has no figure where no case bears on it', () => {
    expect(measureRanking([aJudgedCase({ a: 0.4 }, [])])).toMatchObject({
      acc1: null,
      mrr: null,
      silentWithCulprit: null,
      precision: null,
    })
    expect(measureRanking([]).brier).toBeNull()
  })
})

describe('proper scores', () => {
  it('sum the squared distance over every change and none of these', () => {
    // (1 - 0.5)^2 + 0.3^2 + 0.2^2
    expect(measureRanking([aJudgedCase({ a: 0.5, b: 0.3 }, ['a'])]).brier).toBeCloseTo(0.38, 12)
    // (1 - 0.2)^2 + 0.5^2 + 0.3^2
    expect(measureRanking([aJudgedCase({ a: 0.5, b: 0.3 }, [])]).brier).toBeCloseTo(0.98, 12)
  })

  it('take the culprits of a case as one outcome', () => {
    const { brier, logLoss } = measureRanking([aJudgedCase({ a: 0.5, b: 0.25 }, ['a', 'b'])])
    expect(brier).toBeCloseTo(0.25 ** 2 + 0.25 ** 2, 12)
    expect(logLoss).toBeCloseTo(-Math.log(0.75), 12)
  })

  it('stay finite where the truth was thought impossible', () => {
    expect(measureRanking([aJudgedCase({ a: 1 }, ['b'])]).logLoss).toBeCloseTo(12 * Math.log(10), 6)
  })
})
