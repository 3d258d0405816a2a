import { describe, expect, it } from 'vitest'

import { erlangFrames } from '../../../../../src/engine/judge/symptoms/frames/erlang-frames.ts'
import { told } from '../told.ts'

describe('frames of Erlang', () => {
  it.each([
    {
      log: [
        '    in function  cart:total/2 (src/cart.erl, line 23)',
        '    in call from cart_tests:total_test/0 (test/cart_tests.erl, line 11)',
      ],
      tells: [
        '1: 0.0 cart:total/2 src/cart.erl:23 first-party',
        '2: 0.1 cart_tests:total_test/0 test/cart_tests.erl:11 first-party',
      ],
    },
    {
      log: ['  [{cart,total,2,[{file,"src/cart.erl"},{line,23}]},'],
      tells: ['1: 0.0 cart,total,2 src/cart.erl:23 first-party'],
    },
    {
      log: [
        String.raw`{"Kernel pid terminated",application_controller,"{door,{undef,[{'Elixir.Door.Hinge',init,1,[{file,\"lib/door/hinge.ex\"},{line,17}]}]}}"}`,
      ],
      tells: ["1: 0.0 'Elixir.Door.Hinge',init,1 lib/door/hinge.ex:17 first-party"],
    },
  ])('are read from $log', ({ log, tells }) => {
    expect(told(erlangFrames, ...log)).toEqual(tells)
  })

  it('are not seen where a file is only named', () => {
    expect(told(erlangFrames, 'src/cart.erl, line 23')).toEqual([])
  })
})
