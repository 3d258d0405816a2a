import { describe, expect, it } from 'vitest'

import { rFrames } from '../../../../../src/engine/judge/symptoms/frames/r-frames.ts'
import { told } from '../told.ts'

describe('frames of R', () => {
  it('end with the innermost, as rlang prints them', () => {
    const log = [
      'Backtrace:',
      ' 1. shop::total(1) at test-cart.R:12:3',
      ' 2. └─shop:::rate() at R/cart.R:8:5',
    ]
    expect(told(rFrames, ...log)).toEqual([
      '2: 0.1 shop::total(1) test-cart.R:12 first-party',
      '3: 0.0 shop:::rate() R/cart.R:8 first-party',
    ])
  })

  it('are read from a source reference', () => {
    expect(told(rFrames, 'Error in total() (from R/cart.R#8) : no rate')).toEqual([
      '1: 0.0 - R/cart.R:8 first-party',
    ])
  })

  it('are not seen where a file is only named', () => {
    expect(told(rFrames, 'styling R/cart.R:8')).toEqual([])
  })
})
