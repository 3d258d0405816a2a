import { describe, expect, it } from 'vitest'

import { luaTests } from '../../../../../src/engine/judge/symptoms/tests/lua-tests.ts'
import { told } from '../told.ts'

describe('failing tests of busted', () => {
  it.each([
    {
      log: [
        'Failure → spec/door_spec.lua @ 12',
        'door opens',
        'spec/door_spec.lua:13: Expected objects to be equal.',
      ],
      tells: ['2: door opens of - in spec/door_spec.lua:12 «door opens»'],
    },
    {
      log: ['Error -> spec/door_spec.moon @ 7', 'door shuts'],
      tells: ['2: door shuts of - in spec/door_spec.moon:7 «door shuts»'],
    },
    {
      log: [
        '[  FAILED  ] spec/door_spec.lua @ 12: door opens (0.41 ms)',
        '[  ERROR   ] spec/door_spec.lua @ 20: door shuts',
      ],
      tells: [
        '1: door opens of - in spec/door_spec.lua:12 «door opens»',
        '2: door shuts of - in spec/door_spec.lua:20 «door shuts»',
      ],
    },
  ])('are read from $log', ({ log, tells }) => {
    expect(told(luaTests, ...log)).toEqual(tells)
  })

  it.each([
    { log: ['[       OK ] spec/door_spec.lua @ 12: door opens (0.41 ms)'] },
    { log: ['Failure → spec/door_spec.lua @ 12'] },
    { log: ['Pending → spec/door_spec.lua @ 12', 'door opens'] },
  ])('are not seen in $log', ({ log }) => {
    expect(told(luaTests, ...log)).toEqual([])
  })
})

describe('failing tests of plenary', () => {
  it.each([
    {
      log: ['Testing: \t/w/tests/door_spec.lua', 'Success\t||\tdoor shuts', 'Fail\t||\tdoor opens'],
      tells: ['3: door opens of - in /w/tests/door_spec.lua:- «door opens»'],
    },
  ])('are read from $log', ({ log, tells }) => {
    expect(told(luaTests, ...log)).toEqual(tells)
  })

  it.each([{ log: ['Failed : \t1'] }, { log: ['Success\t||\tdoor opens'] }])(
    'are not seen in $log',
    ({ log }) => {
      expect(told(luaTests, ...log)).toEqual([])
    },
  )
})
