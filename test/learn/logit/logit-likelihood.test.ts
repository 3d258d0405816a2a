import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'

import { type LogitCase, packCases, sizeOf } from '../../../src/learn/logit/logit-case.ts'
import { likelihood } from '../../../src/learn/logit/logit-likelihood.ts'
import { solveLinearSystem } from '../../../src/learn/logit/solve-linear-system.ts'

const value = fc.oneof(fc.constant(0), fc.double({ min: -2, max: 2, noNaN: true }))
const row = fc.array(value, { minLength: 2, maxLength: 2 })
const aCase: fc.Arbitrary<LogitCase> = fc
  .record({
    rows: fc.array(row, { minLength: 1, maxLength: 5 }),
    culprits: fc.uniqueArray(fc.nat({ max: 4 }), { maxLength: 2 }),
    weight: fc.double({ min: 0.1, max: 2, noNaN: true }),
    outside: row,
  })
  .map((one) => ({ ...one, culprits: one.culprits.filter((culprit) => culprit < one.rows.length) }))

const ridge = { strength: [0.5, 0.1, 0.2, 0.01], centre: [0, 1, 0, -1] }

function at(cases: readonly LogitCase[], weights: readonly number[]) {
  return likelihood(packCases(cases, sizeOf(cases)), weights, ridge)
}

function moved(weights: readonly number[], index: number, by: number): readonly number[] {
  return weights.map((weight, place) => (place === index ? weight + by : weight))
}

describe('the likelihood of a conditional logit', () => {
  it('is the logarithm of the culprit’s share', () => {
    const one = {
      rows: [
        [1, 0],
        [0, 0],
      ],
      culprits: [0],
      outside: [1, 0],
      weight: 2,
    }
    const flat = { strength: [0, 0, 0, 0], centre: [0, 0, 0, 0] }
    const { value } = likelihood(packCases([one], sizeOf([one])), [Math.log(3), 0, Math.log(2), 0], flat)
    expect(value).toBeCloseTo(2 * Math.log(3 / (3 + 1 + 2)), 12)
  })

  test.prop([
    fc.array(aCase, { minLength: 1, maxLength: 4 }),
    fc.array(value, { minLength: 4, maxLength: 4 }),
  ])(
    'has the gradient that finite differences give, with several culprits and an outside option too',
    (cases, weights) => {
      const { gradient } = at(cases, weights)
      const step = 1e-5
      weights.forEach((_, index) => {
        const slope =
          (at(cases, moved(weights, index, step)).value - at(cases, moved(weights, index, -step)).value) /
          (2 * step)
        expect(gradient[index]).toBeCloseTo(slope, 5)
      })
    },
  )

  test.prop([
    fc.array(
      aCase.map((one) => ({ ...one, culprits: one.culprits.slice(0, 1) })),
      { minLength: 1, maxLength: 4 },
    ),
    fc.array(value, { minLength: 4, maxLength: 4 }),
  ])(
    'has the curvature that finite differences of the gradient give, with one culprit a case',
    (cases, weights) => {
      const { curvature } = at(cases, weights)
      const step = 1e-5
      weights.forEach((_, row) => {
        const above = at(cases, moved(weights, row, step)).gradient
        const below = at(cases, moved(weights, row, -step)).gradient
        weights.forEach((__, column) => {
          const bend = -((above[column] ?? 0) - (below[column] ?? 0)) / (2 * step)
          expect(curvature[row * 4 + column]).toBeCloseTo(bend, 4)
        })
      })
    },
  )
})

describe('a linear system', () => {
  it('is solved, with rows exchanged where a pivot is 0', () => {
    // 2y = 4, 3x + y = 5
    expect([...solveLinearSystem(Float64Array.of(0, 2, 3, 1), Float64Array.of(4, 5))]).toEqual([1, 2])
  })

  it('has no finite solution where it is singular', () => {
    const found = solveLinearSystem(Float64Array.of(1, 1, 1, 1), Float64Array.of(1, 2))
    expect([...found].every(Number.isFinite)).toBe(false)
  })
})
