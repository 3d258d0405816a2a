import { fc, test } from '@fast-check/vitest'
import { expect } from 'vitest'

import { lowestBetween } from '../../src/learn/golden-section.ts'

test.prop([fc.double({ min: -3, max: 7, noNaN: true })])(
  'finds the floor of a valley, and the nearer end where the floor lies outside',
  (floor) => {
    const found = lowestBetween((at) => (at - floor) ** 2, [-1, 5], 1e-6)
    expect(found).toBeCloseTo(Math.min(Math.max(floor, -1), 5), 5)
  },
)
