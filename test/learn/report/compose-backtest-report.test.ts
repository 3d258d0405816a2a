import { describe, expect, it } from 'vitest'

import { composeBacktestReport } from '../../../src/learn/report/compose-backtest-report.ts'
import { aBacktest } from './a-backtest.ts'

const report = composeBacktestReport(aBacktest())

describe('the report of a backtest', () => {
  it('measures Prime Suspect first, then every baseline, on the same cases', () => {
    expect(report.methods.map(({ name }) => name)).toEqual([
      'prime-suspect',
      'random',
      'newest-first',
      'largest-first',
      'frame-match',
      'bm25',
    ])
    const [ours, random] = report.methods
    expect(ours?.acc1?.value).toBeCloseTo(1 / 3)
    expect(ours?.acc3?.value).toBe(1)
    // 0.05 each for b and c: a tie stands at its worst place.
    expect(ours?.mrr?.value).toBeCloseTo((1 + 1 / 2 + 1 / 3) / 3)
    expect(ours?.curve.slice(0, 3).map((share) => Math.round(share * 3))).toEqual([1, 2, 3])
    expect(random?.acc1?.value).toBe(0)
    expect(random?.mrr?.value).toBeCloseTo(1 / 3)
  })

  it('does not take three of three for certainty', () => {
    const [ours, random] = report.methods
    // Wilson's interval of 3 of 3, and of 0 of 3.
    expect(ours?.acc3).toEqual({ value: 1, low: expect.closeTo(0.4385, 4) as number, high: 1 })
    expect(random?.acc1).toEqual({ value: 0, low: 0, high: expect.closeTo(0.5615, 4) as number })
  })

  it('splits the cases by kind and leaves out kinds that there are none of', () => {
    expect(report.groups.map(({ name, cases, acc1 }) => [name, cases, acc1?.value])).toEqual([
      ['words name files or code', 1, 0],
      ['words are vague', 2, 0.5],
      ['told by a revert', 2, 0.5],
      ['told by a fix', 1, 0],
      ['window is a release', 1, 0],
      ['window is of fixed size', 2, 0.5],
    ])
  })

  it('tells verdicts, what retrieval kept, cost and sizes', () => {
    expect(report.verdicts).toMatchObject({ named: 1, rightlyNamed: 0, shortlists: 2, silent: 0 })
    expect(report.verdicts.precision?.high).toBeGreaterThan(0.5)
    expect(report.kept).toBeCloseTo(2 / 3)
    expect(report.cost).toEqual({ median: 200, slow: 900, total: 1200 })
    expect(report.candidates).toEqual({ smallest: 3, median: 3, largest: 40 })
  })

  it('counts what was found, ranked, and could not be ranked', () => {
    expect(report.cases).toMatchObject({ found: 4, ranked: 3, unranked: [{ id: 'acme/shop@4' }] })
    expect(report.leftOut[0]).toMatchObject({ because: 'nothing-to-go-by', count: 5 })
  })

  it('shows the misses, the wrongly named first', () => {
    expect(report.misses.map(({ id, isNamed, culprit }) => [id, isNamed, culprit.place])).toEqual([
      ['acme/shop@3', true, 3],
      ['acme/shop@2', false, 2],
    ])
  })

  it('has no figures where nothing was ranked', () => {
    const nothing = composeBacktestReport({ ...aBacktest(), ranked: [] })
    expect(nothing.methods.map(({ acc1, curve }) => [acc1, curve])).toEqual(
      nothing.methods.map(() => [null, []]),
    )
    expect({
      kept: nothing.kept,
      cost: nothing.cost,
      groups: nothing.groups,
      misses: nothing.misses,
    }).toEqual({
      kept: null,
      cost: null,
      groups: [],
      misses: [],
    })
  })
})
