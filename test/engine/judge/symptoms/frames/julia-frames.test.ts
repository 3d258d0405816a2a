import { describe, expect, it } from 'vitest'

import { juliaFrames } from '../../../../../src/engine/judge/symptoms/frames/julia-frames.ts'
import { told } from '../told.ts'

describe('frames of Julia', () => {
  it.each([
    {
      log: [
        ' [1] total(x::Int64)',
        '   @ Shop ~/Shop.jl/src/cart.jl:12',
        ' [2] top-level scope',
        '   @ ~/Shop.jl/test/runtests.jl:5 [inlined]',
      ],
      tells: [
        '2: 0.0 - ~/Shop.jl/src/cart.jl:12 first-party',
        '4: 0.1 - ~/Shop.jl/test/runtests.jl:5 first-party',
      ],
    },
    {
      log: [' [1] total(x::Int64) at ./cart.jl:12', ' [2] main @ Shop ./shop.jl:7'],
      tells: ['1: 0.0 total(x::Int64) ./cart.jl:12 first-party', '2: 0.1 main ./shop.jl:7 first-party'],
    },
    {
      log: ['total at ./cart.jl:12', 'main(x, y) at /w/shop.jl:7'],
      tells: ['1: 0.0 total ./cart.jl:12 first-party', '2: 0.1 main(x, y) /w/shop.jl:7 first-party'],
    },
  ])('are read from $log', ({ log, tells }) => {
    expect(told(juliaFrames, ...log)).toEqual(tells)
  })

  it('are not seen where a file is only named', () => {
    expect(told(juliaFrames, 'Precompiling src/cart.jl:12 took 3 s')).toEqual([])
  })
})
