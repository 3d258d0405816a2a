import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'

import { reliability, reliabilityOf } from '../../../src/learn/measure/reliability.ts'
import { aJudgedCase } from '../a-judged-case.ts'

describe('reliability', () => {
  it('holds the first suspect’s probability against whether it is right', () => {
    const cases = [
      aJudgedCase({ a: 0.82, b: 0.1 }, ['a']),
      aJudgedCase({ a: 0.88, b: 0.1 }, ['b']),
      aJudgedCase({ a: 0.3, b: 0.2 }, []),
    ]
    const { bins, count, expectedCalibrationError } = reliability(cases).top
    expect(count).toBe(3)
    expect(bins[8]).toEqual({ from: 0.8, to: 0.9, count: 2, meanProbability: 0.85, share: 0.5 })
    expect(bins[3]).toMatchObject({ count: 1, share: 0 })
    expect(bins[0]).toEqual({ from: 0, to: 0.1, count: 0, meanProbability: null, share: null })
    // (2 * |0.85 - 0.5| + 1 * |0.3 - 0|) / 3
    expect(expectedCalibrationError).toBeCloseTo(1 / 3, 12)
  })

  it('takes the first of several equal suspects', () => {
    const table = reliability([aJudgedCase({ a: 0.4, b: 0.4 }, ['b'])]).top
    expect(table.bins[4]).toMatchObject({ count: 1, share: 0 })
  })

  it('has a version for every change and one for none of these', () => {
    const { candidates, none, top } = reliability([
      aJudgedCase({ a: 0.55, b: 0.25 }, ['a']),
      aJudgedCase({}, []),
    ])
    expect(candidates.count).toBe(2)
    expect(candidates.bins[5]).toMatchObject({ count: 1, share: 1 })
    expect(none.bins[9]).toMatchObject({ count: 1, meanProbability: 1, share: 1 })
    expect(none.count).toBe(2)
    expect(top.count).toBe(1)
  })

  it('puts certainty into the last bin', () => {
    expect(reliabilityOf([{ probability: 1, isTrue: true }], 10).bins[9]?.count).toBe(1)
  })

  test.prop([
    fc.array(fc.record({ probability: fc.double({ min: 0, max: 1, noNaN: true }), isTrue: fc.boolean() })),
  ])('loses no forecast, and its error lies between 0 and 1', (forecasts) => {
    const table = reliabilityOf(forecasts, 10)
    expect(table.bins.reduce((sum, { count }) => sum + count, 0)).toBe(forecasts.length)
    expect(table.expectedCalibrationError).toBeGreaterThanOrEqual(0)
    expect(table.expectedCalibrationError).toBeLessThanOrEqual(1)
  })
})
