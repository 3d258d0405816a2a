import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'

import { fitConditionalLogit, type LogitCase } from '../../src/learn/fit-conditional-logit.ts'

const options = { ridge: 0.01, iterations: 50 }

function aCase(rows: readonly (readonly number[])[], ...culprits: readonly number[]): LogitCase {
  return { rows, culprits, weight: 1 }
}

describe('fitting a conditional logit', () => {
  it('finds the closed form for one feature and two changes', () => {
    // Three of four culprits have the feature: the likelihood is greatest at ln 3.
    const withFeature = aCase([[1], [0]], 0)
    const without = aCase([[1], [0]], 1)
    const [weight = 0] = fitConditionalLogit([withFeature, withFeature, withFeature, without], {
      ridge: 1e-9,
      iterations: 50,
    })
    expect(weight).toBeCloseTo(Math.log(3), 5)
  })

  it('leaves a feature that tells nothing near zero', () => {
    const cases = [
      aCase(
        [
          [1, 1],
          [0, 1],
        ],
        0,
      ),
      aCase(
        [
          [1, 0],
          [0, 0],
        ],
        0,
      ),
      aCase(
        [
          [0, 1],
          [1, 1],
        ],
        1,
      ),
    ]
    const [telling = 0, silent = 0] = fitConditionalLogit(cases, options)
    expect(telling).toBeGreaterThan(1)
    expect(Math.abs(silent)).toBeLessThan(1e-6)
  })

  it('counts any of several culprits as right', () => {
    const [weight = 0] = fitConditionalLogit([aCase([[1], [1], [0]], 0, 1)], options)
    expect(weight).toBeGreaterThan(0)
  })

  it('gives no weights where there are no cases', () => {
    expect(fitConditionalLogit([], options)).toEqual([])
  })

  test.prop([
    fc.array(fc.array(fc.double({ min: -2, max: 2, noNaN: true }), { minLength: 3, maxLength: 3 }), {
      minLength: 2,
      maxLength: 8,
    }),
  ])('is finite and the same twice for any rows', (rows) => {
    const cases = [aCase(rows, 0), aCase(rows, rows.length - 1)]
    const weights = fitConditionalLogit(cases, options)
    expect(weights.every(Number.isFinite)).toBe(true)
    expect(fitConditionalLogit(cases, options)).toEqual(weights)
  })
})
