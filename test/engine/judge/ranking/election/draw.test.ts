import { fc, test } from '@fast-check/vitest'
import { describe, expect } from 'vitest'

import { seededDraw, shuffled } from '../../../../../src/engine/judge/ranking/election/draw.ts'

describe('seeded draws', () => {
  test.prop([fc.string(), fc.array(fc.nat(), { maxLength: 30 })])(
    'the same seed gives the same order',
    (seed, items) => {
      const order = shuffled(items, seededDraw(seed))
      expect(order).toEqual(shuffled(items, seededDraw(seed)))
      expect(order.toSorted((a, b) => a - b)).toEqual(items.toSorted((a, b) => a - b))
    },
  )

  test('over many seeds every item stands at every position about equally often', () => {
    const items = [0, 1, 2, 3, 4]
    const firsts = items.map(() => 0)
    for (let seed = 0; seed < 5_000; seed += 1) {
      const first = shuffled(items, seededDraw(`incident-${seed}`))[0] ?? 0
      firsts[first] = (firsts[first] ?? 0) + 1
    }
    for (const count of firsts) expect(Math.abs(count - 1_000)).toBeLessThan(150)
  })
})
