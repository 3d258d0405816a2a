import { describe, expect, it } from 'vitest'

import { rubyFrames } from '../../../../../src/engine/judge/symptoms/frames/ruby-frames.ts'
import { told } from '../told.ts'

describe('frames of Ruby', () => {
  it.each([
    {
      log: ["lib/door.rb:12:in `open': no lock (RuntimeError)", "\tfrom bin/door:3:in `<main>'"],
      tells: ['1: 0.0 open lib/door.rb:12 first-party', '2: 0.1 <main> bin/door:3 first-party'],
    },
    {
      log: ["     # ./spec/door_spec.rb:12:in 'block'", '     # ./spec/door_spec.rb:9'],
      tells: [
        '1: 0.0 block ./spec/door_spec.rb:12 first-party',
        '2: 0.1 - ./spec/door_spec.rb:9 first-party',
      ],
    },
    {
      log: ['app/views/doors/_door.html.erb:12', "app/controllers/doors_controller.rb:3:in 'show'"],
      tells: [
        '1: 0.0 - app/views/doors/_door.html.erb:12 first-party',
        '2: 0.1 show app/controllers/doors_controller.rb:3 first-party',
      ],
    },
    {
      log: ['DoorTest#test_open [test/door_test.rb:7]:'],
      tells: ['1: 0.0 DoorTest#test_open test/door_test.rb:7 first-party'],
    },
    {
      log: ["  1: from lib/door.rb:3:in 'Door#open'"],
      tells: ['1: 0.0 Door#open lib/door.rb:3 first-party'],
    },
    {
      log: ["<internal:kernel>:187:in `loop'"],
      tells: ['1: 0.0 loop <internal:kernel>:187 runtime'],
    },
  ])('are read from $log', ({ log, tells }) => {
    expect(told(rubyFrames, ...log)).toEqual(tells)
  })
})
