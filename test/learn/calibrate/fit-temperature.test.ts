import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'

import { atTemperature, fitTemperature } from '../../../src/learn/calibrate/fit-temperature.ts'
import { aJudgedCase } from '../a-judged-case.ts'

/** Two changes at odds of 4 to 1, nothing else possible; the first is right in so many of ten cases. */
function cases(right: number) {
  return Array.from({ length: 10 }, (_, index) =>
    aJudgedCase({ a: 0.8, b: 0.2 }, [index < right ? 'a' : 'b'], { noneProbability: 0 }),
  )
}

describe('the temperature', () => {
  it('is 1 where probabilities come true', () => {
    expect(fitTemperature(cases(8))).toBeCloseTo(1, 3)
  })

  it('is above 1 where the ranker was too sure', () => {
    // 6 of 10 come true: the odds of 4 to 1 have to become 3 to 2.
    expect(fitTemperature(cases(6))).toBeCloseTo(Math.log(4) / Math.log(1.5), 3)
  })

  it('is below 1 where it was not sure enough', () => {
    expect(fitTemperature(cases(9))).toBeCloseTo(Math.log(4) / Math.log(9), 3)
  })

  it('ends at its bounds', () => {
    expect(fitTemperature(cases(0))).toBeCloseTo(10, 2)
    expect(fitTemperature(cases(10))).toBeLessThan(0.5)
    expect(fitTemperature([])).toBe(1)
  })
})

describe('a case at another temperature', () => {
  it('has every utility divided by it, that of none of these too', () => {
    const { ranking, noneProbability } = atTemperature(aJudgedCase({ a: 0.64, b: 0.2 }, ['a']), 2)
    const total = Math.sqrt(0.64) + Math.sqrt(0.2) + Math.sqrt(0.16)
    expect(ranking[0]?.probability).toBeCloseTo(0.8 / total, 12)
    expect(noneProbability).toBeCloseTo(0.4 / total, 12)
  })

  const odds = fc.array(fc.double({ min: 1e-6, max: 1, noNaN: true }), { minLength: 1, maxLength: 8 })
  test.prop([odds, fc.double({ min: 0.1, max: 10, noNaN: true })])(
    'keeps its order and sums to 1',
    (some, hot) => {
      const total = 1 + some.reduce((sum, one) => sum + one, 0)
      const sorted = some.toSorted((a, b) => b - a).map((one, index) => [`c${index}`, one / total] as const)
      const judged = aJudgedCase(Object.fromEntries(sorted), ['c0'], { noneProbability: 1 / total })
      const { ranking, noneProbability } = atTemperature(judged, hot)
      const probabilities = ranking.map(({ probability }) => probability)
      expect(probabilities.toSorted((a, b) => b - a)).toEqual(probabilities)
      expect(probabilities.reduce((sum, one) => sum + one, noneProbability)).toBeCloseTo(1, 9)
    },
  )
})
