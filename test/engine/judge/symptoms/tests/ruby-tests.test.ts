import { describe, expect, it } from 'vitest'

import { rubyTests } from '../../../../../src/engine/judge/symptoms/tests/ruby-tests.ts'
import { told } from '../told.ts'

describe('failing tests of Minitest, Test::Unit and RSpec', () => {
  it.each([
    {
      log: ['Acme::DoorTest#test_0004_opens the door = 0.01 s = F'],
      tells: ['1: opens the door of Acme::DoorTest in -:- «test_0004_opens the door»'],
    },
    {
      log: [
        '  1) Failure:',
        'DoorTest#test_opens [test/door_test.rb:7]:',
        '  2) Skipped:',
        'DoorTest#test_shuts [test/door_test.rb:9]:',
        '  3) Error:',
        'DoorTest#test_locks:',
      ],
      tells: [
        '2: test_opens of DoorTest in test/door_test.rb:7 «test_opens»',
        '6: test_locks of DoorTest in -:- «test_locks»',
      ],
    },
    {
      log: ['rspec ./spec/door_spec.rb:12 # Door opens'],
      tells: ['1: Door opens of - in ./spec/door_spec.rb:12 «Door opens»'],
    },
    {
      log: ["rspec './spec/door_spec.rb[1:2]' # Door shuts"],
      tells: ['1: Door shuts of - in ./spec/door_spec.rb:- «Door shuts»'],
    },
    {
      log: [
        'Failure: test_opens(Acme::DoorTest): <1> expected but was <2>.',
        'Error: test: shuts(DoorTest):',
      ],
      tells: [
        '1: test_opens of Acme::DoorTest in -:- «test_opens»',
        '2: shuts of DoorTest in -:- «test: shuts»',
      ],
    },
    {
      log: ['  opens the door (FAILED - 1)'],
      tells: ['1: opens the door of - in -:- «opens the door»'],
    },
  ])('are read from $log', ({ log, tells }) => {
    expect(told(rubyTests, ...log)).toEqual(tells)
  })
})
