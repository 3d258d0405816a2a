import { describe, expect, it } from 'vitest'

import { thresholdFor } from '../../../src/learn/measure/threshold-for.ts'
import { aJudgedCase, aSilentCase } from '../a-judged-case.ts'

/** Cases whose first suspect has these probabilities; a negative one is wrong. */
function cases(...probabilities: readonly number[]) {
  return probabilities.map((signed) => aJudgedCase({ a: Math.abs(signed) }, [signed > 0 ? 'a' : 'b']))
}

describe('the threshold for a wanted precision', () => {
  it('is the smallest that still keeps it', () => {
    const found = thresholdFor(cases(0.95, 0.9, -0.85, 0.8, 0.75, -0.7, -0.6), 0.8, 2)
    expect(found).toMatchObject({ threshold: 0.75, named: 5, right: 4 })
  })

  it('vouches for less than it saw', () => {
    // Wilson's lower bound for 4 of 5.
    expect(thresholdFor(cases(0.9, 0.9, 0.9, 0.9, -0.9), 0.8, 5)?.vouchedFor).toBeCloseTo(0.3755, 3)
  })

  it('does not part cases of equal probability', () => {
    expect(thresholdFor(cases(0.9, 0.8, -0.8), 0.9, 1)).toMatchObject({ threshold: 0.9, named: 1 })
  })

  it('is not given where too few cases would be named', () => {
    expect(thresholdFor(cases(0.95, 0.9), 0.8, 3)).toBeNull()
    expect(thresholdFor(cases(0.95, 0.9), 0.8)).toBeNull()
    expect(thresholdFor(cases(-0.95, -0.9), 0.8, 1)).toBeNull()
  })

  it('leaves silent cases and ties alone', () => {
    const silent = aSilentCase({ a: 0.99 }, ['b'])
    const tied = aJudgedCase({ a: 0.5, b: 0.5 }, ['b'])
    expect(thresholdFor([silent, tied, ...cases(0.4)], 0.8, 1)).toMatchObject({ threshold: 0.4, named: 1 })
  })
})
