import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'

import { clustersBy } from '../../../../src/engine/judge/split/clusters.ts'

const byLetters = (words: readonly string[]) => clustersBy(words, (word) => word)

describe('things with a key in common', () => {
  it('stand together, over others too', () => {
    expect(byLetters(['ab', 'x', 'bc', 'cd', 'xy'])).toEqual([
      ['ab', 'bc', 'cd'],
      ['x', 'xy'],
    ])
  })

  it('stand alone without any key', () => {
    expect(byLetters(['', 'a', ''])).toEqual([[''], ['a'], ['']])
  })

  const words = fc.array(fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), maxLength: 3 }), {
    maxLength: 12,
  })

  test.prop([words])('are each in one cluster, and no key is in two', (drawn) => {
    const clusters = byLetters(drawn)
    expect(clusters.flat().toSorted()).toEqual(drawn.toSorted())
    for (const letter of 'abcdef') {
      expect(clusters.filter((cluster) => cluster.some((word) => word.includes(letter))).length).toBeLessThan(
        2,
      )
    }
  })
})
