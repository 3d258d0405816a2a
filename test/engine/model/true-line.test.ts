import { describe, expect, it } from 'vitest'

import { trueLine } from '../../../src/engine/model/true-line.ts'

const elisions = [
  { afterLine: 0, lines: 5 },
  { afterLine: 2, lines: 10 },
]

describe('the line of a log', () => {
  it('is that of its text where nothing is missing', () => {
    expect([1, 7].map(trueLine())).toEqual([1, 7])
  })

  it('counts in what was left out before it', () => {
    expect([1, 2, 3, 4].map(trueLine(elisions))).toEqual([6, 7, 18, 19])
  })

  it('may be asked for in any order', () => {
    expect([4, 1, 3].map(trueLine(elisions))).toEqual([19, 6, 18])
  })
})
