import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'

import { fitIsotonic } from '../../../src/learn/calibrate/fit-isotonic.ts'

function forecasts(...pairs: readonly (readonly [number, 0 | 1])[]) {
  return pairs.map(([probability, came]) => ({ probability, isTrue: came === 1 }))
}

const probability = fc.double({ min: 0, max: 1, noNaN: true })
const some = fc.array(fc.record({ probability, isTrue: fc.boolean() }), { minLength: 1, maxLength: 30 })

describe('isotonic regression', () => {
  it('pools neighbours that fall', () => {
    // 0, then (1 + 0 + 0) / 3, then (1 + 0) / 2, then 1.
    const calibrated = fitIsotonic(
      forecasts([0.1, 0], [0.2, 1], [0.3, 0], [0.4, 0], [0.5, 1], [0.6, 0], [0.9, 1]),
    )
    expect([0.1, 0.2, 0.35, 0.4].map(calibrated)).toEqual([0, 1 / 3, 1 / 3, 1 / 3])
    expect([0.5, 0.7, 0.9, 1].map(calibrated)).toEqual([0.5, 0.5, 1, 1])
  })

  it('takes equal forecasts together, and goes down to 0 by its first step', () => {
    const calibrated = fitIsotonic(forecasts([0.4, 1], [0.4, 0], [0.8, 1]))
    expect([0, 0.4, 0.8].map(calibrated)).toEqual([0.5, 0.5, 1])
  })

  it('leaves probabilities alone where there is nothing to learn from', () => {
    expect(fitIsotonic([])(0.37)).toBe(0.37)
  })

  test.prop([some, fc.array(probability, { minLength: 2 })])('rises, between 0 and 1', (learnt, asked) => {
    const steps = asked.toSorted((a, b) => a - b).map(fitIsotonic(learnt))
    steps.forEach((step, index) => expect(step).toBeGreaterThanOrEqual(steps[index - 1] ?? 0))
    expect(steps.at(-1)).toBeLessThanOrEqual(1)
  })

  test.prop([some])('keeps the share that came true', (learnt) => {
    const calibrated = fitIsotonic(learnt)
    const said = learnt.reduce((sum, one) => sum + calibrated(one.probability), 0)
    expect(said).toBeCloseTo(learnt.filter(({ isTrue }) => isTrue).length, 9)
  })
})
