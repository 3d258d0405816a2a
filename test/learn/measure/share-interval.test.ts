import { describe, expect, it } from 'vitest'

import { shareInterval } from '../../../src/learn/measure/share-interval.ts'

describe('the interval of a share', () => {
  // Newcombe, "Two-sided confidence intervals for the single proportion", Statistics in Medicine 1998, table I.
  it.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('of %i in %i is from %f to %f', (right, of, low, high) => {
    const interval = shareInterval(right, of)
    expect(interval?.low).toBeCloseTo(low, 4)
    expect(interval?.high).toBeCloseTo(high, 4)
  })

  it('is none where there is nothing', () => expect(shareInterval(0, 0)).toBeNull())
})
