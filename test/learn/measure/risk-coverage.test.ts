import { describe, expect, it } from 'vitest'

import { riskCoverage } from '../../../src/learn/measure/risk-coverage.ts'
import { aJudgedCase } from '../a-judged-case.ts'

describe('risk over coverage', () => {
  it('answers the surest cases first', () => {
    const { points, area } = riskCoverage([
      aJudgedCase({ a: 0.5 }, ['b']),
      aJudgedCase({ a: 0.9 }, ['a']),
      aJudgedCase({ a: 0.7 }, ['b']),
      aJudgedCase({ a: 0.6 }, ['a']),
    ])
    expect(points.map(({ threshold }) => threshold)).toEqual([0.9, 0.7, 0.6, 0.5])
    expect(points.map(({ coverage }) => coverage)).toEqual([0.25, 0.5, 0.75, 1])
    expect(points.map(({ risk }) => risk)).toEqual([0, 1 / 2, 1 / 3, 1 / 2])
    expect(area).toBeCloseTo((0 + 1 / 2 + 1 / 3 + 1 / 2) / 4, 12)
  })

  it('lets cases of equal probability in together', () => {
    const { points, area } = riskCoverage([
      aJudgedCase({ a: 0.6 }, ['a']),
      aJudgedCase({ a: 0.6 }, ['b']),
      aJudgedCase({ a: 0.3 }, ['b']),
    ])
    expect(points).toEqual([
      { threshold: 0.6, coverage: 2 / 3, risk: 0.5 },
      { threshold: 0.3, coverage: 1, risk: 2 / 3 },
    ])
    expect(area).toBeCloseTo((2 * 0.5 + 2 / 3) / 3, 12)
  })

  it('counts a case without a culprit as answered wrongly, and leaves one without changes out', () => {
    const { points } = riskCoverage([aJudgedCase({ a: 0.6 }, []), aJudgedCase({}, [])])
    expect(points).toEqual([{ threshold: 0.6, coverage: 1, risk: 1 }])
  })

  it('has no area without cases', () => {
    expect(riskCoverage([]).area).toBeNull()
  })
})
