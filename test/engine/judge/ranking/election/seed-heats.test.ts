import { fc, test } from '@fast-check/vitest'
import { expect } from 'vitest'

import { heatSize, seedHeats } from '../../../../../src/engine/judge/ranking/election/seed-heats.ts'

test('spreads the strongest over the heats', () => {
  const heats = seedHeats(Array.from({ length: 60 }, (_, place) => place))
  expect(heats.map((heat) => heat.slice(0, 3))).toEqual([
    [0, 5, 6],
    [1, 4, 7],
    [2, 3, 8],
  ])
})

test.prop([fc.nat(400)])('everybody runs once, in as few and as equal heats as can be', (count) => {
  const heats = seedHeats(Array.from({ length: count }, (_, place) => place))
  expect(heats.flat().toSorted((a, b) => a - b)).toEqual(Array.from({ length: count }, (_, place) => place))
  expect(heats.length).toBe(Math.ceil(count / heatSize))
  const sizes = heats.map(({ length }) => length)
  expect(Math.max(0, ...sizes) - Math.min(heatSize, ...sizes)).toBeLessThanOrEqual(count === 0 ? 0 : 1)
  for (const heat of heats) expect(heat.length).toBeLessThanOrEqual(heatSize)
})
