import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'

import { fitPlatt } from '../../../src/learn/calibrate/fit-platt.ts'

function forecasts(probability: number, right: number, wrong: number) {
  return Array.from({ length: right + wrong }, (_, index) => ({ probability, isTrue: index < right }))
}

describe('Platt scaling', () => {
  it('goes through the smoothed shares of two probabilities', () => {
    const calibrated = fitPlatt([...forecasts(0.9, 60, 40), ...forecasts(0.3, 20, 80)])
    // 80 right and 120 wrong: targets 81/82 and 1/122.
    expect(calibrated(0.9)).toBeCloseTo((0.6 * 81) / 82 + 0.4 / 122, 4)
    expect(calibrated(0.3)).toBeCloseTo((0.2 * 81) / 82 + 0.8 / 122, 4)
  })

  it('leaves alone what keeps its word, on either side of one half', () => {
    const honest = [0.1, 0.5, 0.9].flatMap((share) => forecasts(share, 1000 * share, 1000 * (1 - share)))
    const calibrated = fitPlatt(honest)
    for (const said of [0.2, 0.7, 0.95]) expect(calibrated(said)).toBeCloseTo(said, 2)
  })

  it('stays between 0 and 1 where all came true', () => {
    const calibrated = fitPlatt([...forecasts(0.9, 3, 0), ...forecasts(1, 2, 0)])
    expect(calibrated(1)).toBeLessThan(1)
    expect(calibrated(0)).toBeGreaterThan(0)
  })

  it('leaves probabilities alone where there is nothing to learn from', () => {
    expect(fitPlatt([])(0.37)).toBe(0.37)
  })

  test.prop([
    fc.array(fc.record({ probability: fc.double({ min: 0, max: 1, noNaN: true }), isTrue: fc.boolean() })),
    fc.double({ min: 0, max: 1, noNaN: true }),
  ])('gives a probability for any forecasts', (learnt, asked) => {
    const said = fitPlatt(learnt)(asked)
    expect(said).toBeGreaterThanOrEqual(0)
    expect(said).toBeLessThanOrEqual(1)
  })
})
