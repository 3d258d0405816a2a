import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'

import { fitConditionalLogit, type LogitCase } from '../../src/learn/fit-conditional-logit.ts'

const options = { ridge: 0.01, iterations: 50 }
/** Next to no ridge, where the closed form is without one. */
const free = { ridge: 1e-9, iterations: 50 }

function aCase(rows: readonly (readonly number[])[], ...culprits: readonly number[]): LogitCase {
  return { rows, culprits, weight: 1 }
}

describe('fitting a conditional logit', () => {
  it('finds the closed form for one feature and two changes', () => {
    // Three of four culprits have the feature: the likelihood is greatest at ln 3.
    const withFeature = aCase([[1], [0]], 0)
    const without = aCase([[1], [0]], 1)
    const [weight = 0] = fitConditionalLogit([withFeature, withFeature, withFeature, without], free)
    expect(weight).toBeCloseTo(Math.log(3), 5)
  })

  it('counts a case by its weight', () => {
    const cases = [{ ...aCase([[1], [0]], 0), weight: 3 }, aCase([[1], [0]], 1)]
    expect(fitConditionalLogit(cases, free)[0]).toBeCloseTo(Math.log(3), 5)
  })

  it('leaves a feature that tells nothing near zero', () => {
    const [telling = 0, silent = 0] = fitConditionalLogit(
      [
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
      ],
      options,
    )
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

  it('leaves out a case that nothing can be right in', () => {
    const telling = [aCase([[1], [0]], 0), aCase([[1], [0]], 1)]
    expect(fitConditionalLogit([...telling, aCase([[1], [0]])], free)).toEqual(
      fitConditionalLogit(telling, free),
    )
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

describe('the outside option', () => {
  it('finds the closed form of its bias', () => {
    // Against one change of utility 0, "none of these" is right in one of five cases: ln(1/4).
    const none = { ...aCase([[0]]), outside: [1] }
    const some = { ...aCase([[0]], 0), outside: [1] }
    const [change, bias] = fitConditionalLogit([none, some, some, some, some], free)
    expect(change).toBe(0)
    expect(bias).toBeCloseTo(Math.log(1 / 4), 5)
  })

  it('has weights of its own, learnt together with those of the changes', () => {
    // The feature of the incident parts the cases; that of the change parts culprit from bystander.
    const flaky = { ...aCase([[1], [0]]), outside: [1, 1] }
    const real = { ...aCase([[1], [0]], 0), outside: [1, 0] }
    const [change = 0, bias = 0, sign = 0] = fitConditionalLogit([flaky, real, real], options)
    expect(change).toBeGreaterThan(1)
    expect(sign).toBeGreaterThan(1)
    // A culprit beats "none of these" where there is no sign of a flake, and loses where there is one.
    expect(change - bias).toBeGreaterThan(2)
    expect(bias + sign - change).toBeGreaterThan(2)
  })

  it('competes where a case has no change at all', () => {
    expect(fitConditionalLogit([{ rows: [], culprits: [], outside: [1], weight: 1 }], options)).toEqual([0])
  })
})

describe('what is given', () => {
  const cases = [
    aCase(
      [
        [1, 0],
        [0, 1],
      ],
      0,
    ),
    aCase(
      [
        [1, 1],
        [0, 0],
      ],
      0,
    ),
    aCase(
      [
        [1, 0],
        [0, 1],
      ],
      1,
    ),
  ]

  it('holds a weight and fits the others around it', () => {
    const [held, other = 0] = fitConditionalLogit(cases, { ...options, held: new Map([[0, 3]]) })
    expect(held).toBe(3)
    // The difference of the two rows' utilities is what the first and third case tell: 0.
    expect(other).toBeGreaterThan(2)
  })

  it('pulls toward given weights the harder the ridge', () => {
    const toward = [5, -5]
    const weak = fitConditionalLogit(cases, { ridge: 0.1, iterations: 50, toward })
    const strong = fitConditionalLogit(cases, { ridge: 1e6, iterations: 50, toward })
    expect(strong[0]).toBeCloseTo(5, 3)
    expect(strong[1]).toBeCloseTo(-5, 3)
    expect(Math.abs((weak[0] ?? 0) - 5)).toBeGreaterThan(0.5)
  })

  it('takes a ridge for each weight', () => {
    const [tight = 1, loose = 0] = fitConditionalLogit(cases, { ridge: [1e6, 0.1], iterations: 50 })
    expect(Math.abs(tight)).toBeLessThan(1e-3)
    expect(Math.abs(loose)).toBeGreaterThan(1e-2)
  })

  it('ends at the same weights wherever it begins', () => {
    const near = fitConditionalLogit(cases, options)
    const far = fitConditionalLogit(cases, { ...options, from: [4, -4] })
    near.forEach((weight, index) => expect(far[index]).toBeCloseTo(weight, 3))
  })
})
