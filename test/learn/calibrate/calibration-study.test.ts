import { describe, expect, it } from 'vitest'

import { calibrationStudy } from '../../../src/learn/calibrate/calibration-study.ts'
import { aJudgedCase } from '../a-judged-case.ts'

/** Says 0.8 and is right in so many of 40. */
function cases(repo: string, right: number, count = 40) {
  return Array.from({ length: count }, (_, index) =>
    aJudgedCase({ a: 0.8, b: 0.2 }, [index < right ? 'a' : 'b'], { repo, noneProbability: 0 }),
  )
}

const byRepo = ({ repo }: { readonly repo: string }) => repo

describe('a study of calibration', () => {
  it('measures each method on groups it has not learnt from', () => {
    // Says 0.8, comes true in 0.5 everywhere: each method learns 0.5 from the others.
    const { methods } = calibrationStudy(
      [...cases('a/a', 20), ...cases('b/b', 20), ...cases('c/c', 20)],
      byRepo,
    )
    const errors = Object.fromEntries(methods.map(({ method, error }) => [method, error]))
    expect(errors['as it is']).toBeCloseTo(0.3, 9)
    expect(errors['isotonic']).toBeCloseTo(0, 9)
    expect(errors['platt']).toBeCloseTo(0, 2)
    expect(errors['temperature']).toBeLessThan(0.08)
    expect(methods[0]?.squared).toBeCloseTo(0.5 * 0.04 + 0.5 * 0.64, 9)
  })

  it('does not learn from the group that it measures', () => {
    const { methods } = calibrationStudy([...cases('a/a', 40), ...cases('b/b', 0)], byRepo)
    // Each group is told the other's truth: as wrong as can be.
    expect(methods.find(({ method }) => method === 'isotonic')?.error).toBe(1)
  })

  it('gives groups with enough cases a temperature of their own', () => {
    const { groups, temperature } = calibrationStudy(
      [...cases('a/a', 32), ...cases('b/b', 24), ...cases('c/c', 3, 5)],
      byRepo,
    )
    expect(groups.map(({ group }) => group)).toEqual(['a/a', 'b/b'])
    expect(groups[0]).toMatchObject({
      cases: 40,
      temperature: expect.closeTo(1, 2),
      errorBefore: expect.closeTo(0, 9),
    })
    expect(groups[1]?.temperature).toBeCloseTo(Math.log(4) / Math.log(1.5), 2)
    expect(groups[0]?.errorAfter).toBeGreaterThan(0.1)
    expect(temperature).toBeGreaterThan(1)
  })
})
