import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'

import { separateCauses } from '../../../../src/engine/judge/split/one-cause.ts'
import type { Ranking } from '../../../../src/engine/model/suspect.ts'
import { aSuspect } from '../../../builders/a-judgement.ts'
import { aChangeId } from '../../../builders/ids.ts'

function ranking(...probabilities: readonly number[]): Ranking {
  const suspects = probabilities.map((probability, at) =>
    aSuspect({ id: aChangeId(`change ${at}`), probability }),
  )
  return { suspects, noneProbability: 1 - probabilities.reduce((sum, one) => sum + one, 0) }
}

describe('separate causes against one', () => {
  it('are likelier where each failure is sure of another change', () => {
    expect(
      separateCauses([ranking(0.97, 0.01, 0.01, 0.01), ranking(0.01, 0.97, 0.01, 0.01)]),
    ).toBeGreaterThan(10)
  })

  it('are unlikelier where both are sure of the same change', () => {
    expect(separateCauses([ranking(0.97, 0.01, 0.01, 0.01), ranking(0.97, 0.01, 0.01, 0.01)])).toBeLessThan(
      0.3,
    )
  })

  it('are as likely as one where a failure tells nothing', () => {
    expect(separateCauses([ranking(0.97, 0.01, 0.01, 0.01), ranking(0.25, 0.25, 0.25, 0.25)])).toBeCloseTo(
      1,
      9,
    )
  })

  it('gain nothing by the chance that no change did it', () => {
    const one = separateCauses([ranking(0.9, 0.1), ranking(0.1, 0.9)])
    expect(separateCauses([ranking(0.09, 0.01), ranking(0.01, 0.09)])).toBeCloseTo(one, 9)
  })

  it('are no question where there is no change', () => {
    expect(separateCauses([ranking(), ranking()])).toBe(1)
  })

  const shares = fc.array(fc.double({ min: 0.001, max: 1, noNaN: true }), { minLength: 3, maxLength: 3 })

  test.prop([shares, shares])('weigh the same whichever failure comes first', (a, b) => {
    const [one, other] = [ranking(...a), ranking(...b)]
    expect(separateCauses([one, other])).toBeCloseTo(separateCauses([other, one]), 6)
  })
})
