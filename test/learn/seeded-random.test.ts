import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'

import { seededRandom, seedOf, splitMix64, xoshiro128 } from '../../src/learn/seeded-random.ts'

function first<T>(count: number, next: () => T): readonly T[] {
  return Array.from({ length: count }, next)
}

describe('seeded draws', () => {
  it('fills its state as SplitMix64 does for the seed of the published test vector', () => {
    expect(first(5, splitMix64(1234567))).toEqual([
      6457827717110365317n,
      3203168211198807973n,
      9817491932198370423n,
      4593380528125082431n,
      16408922859458223821n,
    ])
  })

  it('steps as xoshiro128** does from the state 1, 2, 3, 4', () => {
    expect(first(5, xoshiro128([1, 2, 3, 4]))).toEqual([11520, 0, 5927040, 70819200, 2031721883])
  })

  it('seeds a text by its FNV-1a hash', () => {
    expect(seedOf('')).toBe(0xcbf29ce484222325n)
    expect(seedOf('foobar')).toBe(0x85944171f73967e8n)
  })

  it('draws every number about as often', () => {
    const draw = seededRandom(7)
    const counts = [0, 0, 0, 0, 0]
    for (let times = 0; times < 10_000; times += 1) {
      const drawn = draw(5)
      counts[drawn] = (counts[drawn] ?? 0) + 1
    }
    expect(Math.min(...counts)).toBeGreaterThan(1850)
    expect(Math.max(...counts)).toBeLessThan(2150)
  })

  test.prop([fc.integer({ min: 1, max: 2 ** 32 }), fc.maxSafeInteger()])(
    'stays below the end and is the same for the same seed',
    (end, seed) => {
      const [one, other] = [seededRandom(seed), seededRandom(seed)]
      const drawn = first(20, () => one(end))
      expect(drawn.every((value) => Number.isInteger(value) && value >= 0 && value < end)).toBe(true)
      expect(first(20, () => other(end))).toEqual(drawn)
    },
  )
})
