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

  it('are one trace, whatever of it has no place, and another below the next heading', () => {
    const log = [
      'Backtrace:',
      ' 1. ├─testthat::expect_equal(total(1), 2) at test-cart.R:12:3',
      ' 2. │ └─testthat::quasi_label(enquo(object))',
      ' 3. │   └─rlang::eval_bare(expr)',
      ' 4. └─shop::total(1)',
      ' 5.   └─shop:::rate() at R/cart.R:8:5',
      'Backtrace:',
      ' 1. shop::total(2) at test-cart.R:20:3',
    ]
    expect(told(rFrames, ...log)).toEqual([
      '2: 0.1 testthat::expect_equal(total(1), 2) test-cart.R:12 first-party',
      '6: 0.0 shop:::rate() R/cart.R:8 first-party',
      '8: 1.0 shop::total(2) test-cart.R:20 first-party',
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
