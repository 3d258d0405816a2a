import { fc, test } from '@fast-check/vitest'
import { describe, expect } from 'vitest'

import { byteBoundedCache } from '../../../src/adapters/git/byte-bounded-cache.ts'

describe('byteBoundedCache', () => {
  test('drops what was unused for longest', () => {
    const cache = byteBoundedCache<string, number>(30)
    cache.set('a', 1, 10)
    cache.set('b', 2, 10)
    cache.set('c', 3, 10)
    cache.get('a')
    cache.set('d', 4, 10)
    expect(['a', 'b', 'c', 'd'].map((key) => cache.get(key))).toEqual([1, undefined, 3, 4])
  })

  test('counts a replaced value once', () => {
    const cache = byteBoundedCache<string, number>(20)
    cache.set('a', 1, 10)
    cache.set('a', 2, 10)
    cache.set('b', 3, 10)
    expect([cache.get('a'), cache.get('b')]).toEqual([2, 3])
  })

  test('does not empty itself for a value that never fits', () => {
    const cache = byteBoundedCache<string, number>(20)
    cache.set('a', 1, 10)
    cache.set('b', 2, 21)
    expect([cache.get('a'), cache.get('b')]).toEqual([1, undefined])
  })

  test.prop([fc.array(fc.record({ key: fc.nat(9), bytes: fc.nat(40) }))])(
    'holds at most its bytes',
    (writes) => {
      const cache = byteBoundedCache<number, number>(60)
      for (const { key, bytes } of writes) cache.set(key, bytes, bytes)
      const held = Array.from({ length: 10 }, (_, key) => cache.get(key) ?? 0)
      expect(held.reduce((sum, bytes) => sum + bytes, 0)).toBeLessThanOrEqual(60)
    },
  )
})
