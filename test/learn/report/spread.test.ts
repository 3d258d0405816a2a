import { describe, expect, it } from 'vitest'

import { costOf, spreadOf } from '../../../src/learn/report/spread.ts'

describe('spread and cost', () => {
  const hundred = Array.from({ length: 100 }, (_, index) => 100 - index)

  it('take values in any order', () => {
    expect(spreadOf(hundred)).toEqual({ smallest: 1, median: 50, largest: 100 })
    expect(costOf(hundred)).toEqual({ median: 50, slow: 95, total: 5050 })
    expect(spreadOf([7])).toEqual({ smallest: 7, median: 7, largest: 7 })
  })

  it('are none where there are no values', () => {
    expect(spreadOf([])).toBeNull()
    expect(costOf([])).toBeNull()
  })
})
