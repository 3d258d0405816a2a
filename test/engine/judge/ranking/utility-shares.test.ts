import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'

import { utilityShares } from '../../../../src/engine/judge/ranking/utility-shares.ts'

describe('shares of utilities', () => {
  it('are those of a logit with an outside option', () => {
    const { changes, none } = utilityShares([Math.log(3), 0], [true, true], Math.log(4))
    expect(changes[0]).toBeCloseTo(3 / 8, 12)
    expect(changes[1]).toBeCloseTo(1 / 8, 12)
    expect(none).toBeCloseTo(4 / 8, 12)
  })

  it('put a change that retrieval left out half a unit below the last one that it kept', () => {
    const { changes } = utilityShares([2, 1, 5, -3], [true, true, false, false], 0)
    expect((changes[2] ?? 0) / (changes[1] ?? 1)).toBeCloseTo(Math.exp(-0.5), 12)
    expect((changes[3] ?? 0) / (changes[1] ?? 1)).toBeCloseTo(Math.exp(-4), 12)
  })

  it('put what was passed over half a unit below where what was left out may stand, and count each of it', () => {
    const { changes, passedOver, none } = utilityShares([2, 1, 5], [true, true, false], 0, 1_000)
    expect(passedOver / (changes[2] ?? 1)).toBeCloseTo(Math.exp(-0.5), 12)
    expect(changes.reduce((sum, share) => sum + share, none + 1_000 * passedOver)).toBeCloseTo(1, 12)
  })

  it('leave all to none of these where there is no change', () => {
    expect(utilityShares([], [], -7)).toEqual({ changes: [], passedOver: 0, none: 1 })
  })

  it('stay numbers where every change was passed over', () => {
    const { passedOver, none } = utilityShares([], [], 0, 10)
    expect(passedOver).toBeCloseTo(Math.exp(-1) / (1 + 10 * Math.exp(-1)), 12)
    expect(none + 10 * passedOver).toBeCloseTo(1, 12)
  })

  const utility = fc.double({ min: -700, max: 700, noNaN: true })
  test.prop([fc.array(fc.tuple(utility, fc.boolean()), { maxLength: 20 }), utility, fc.nat(10_000)])(
    'sum to 1 and never put what was left out above what was kept',
    (changes, none, others) => {
      const kept = changes.map(([, isKept]) => isKept)
      const shares = utilityShares(
        changes.map(([value]) => value),
        kept,
        none,
        others,
      )
      const rest = shares.none + others * shares.passedOver
      expect(shares.changes.reduce((sum, share) => sum + share, rest)).toBeCloseTo(1, 9)
      const least = Math.min(1, ...shares.changes.filter((_, index) => kept[index]))
      const left = shares.changes.filter((_, index) => !kept[index])
      if (kept.includes(true)) expect(Math.max(0, ...left)).toBeLessThanOrEqual(least)
    },
  )
})
