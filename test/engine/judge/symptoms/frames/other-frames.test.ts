import { describe, expect, it } from 'vitest'

import {
  dartFrames,
  dotnetFrames,
  elixirFrames,
  luaFrames,
  nimFrames,
  otherFrames,
  perlFrames,
} from '../../../../../src/engine/judge/symptoms/frames/other-frames.ts'
import { told } from '../told.ts'

describe('frames of .NET', () => {
  it.each([
    {
      log: [
        '   at Acme.Door.Open(String key) in /w/src/Door.cs:line 12',
        '   at Acme.Program.Main() in /w/src/Program.cs:line 3',
      ],
      tells: [
        '1: 0.0 Acme.Door.Open(String key) /w/src/Door.cs:12 first-party',
        '2: 0.1 Acme.Program.Main() /w/src/Program.cs:3 first-party',
      ],
    },
    {
      log: [
        '  at Acme.Door.Open (System.String key) [0x0001f] in /w/src/Door.cs:12 ',
        '  at Acme.Program.Main () [0x00007] in <0a1b2c>:0 ',
      ],
      tells: ['1: 0.0 Acme.Door.Open /w/src/Door.cs:12 first-party'],
    },
  ])('are read from $log', ({ log, tells }) => {
    expect(told(dotnetFrames, ...log)).toEqual(tells)
  })

  it.each([{ log: ['   at Acme.Door.Open(String key)'] }])('are not seen in $log', ({ log }) => {
    expect(told(dotnetFrames, ...log)).toEqual([])
  })
})

describe('frames of Dart', () => {
  it.each([
    {
      log: ['#0      main (package:door/door.dart:10:5)', '#1      _run (dart:async/zone.dart:1:2)'],
      tells: [
        '1: 0.0 main package:door/door.dart:10 first-party',
        '2: 0.1 _run dart:async/zone.dart:1 runtime',
      ],
    },
    {
      log: ['package:door/door.dart 10:5  openDoor', 'test/door_test.dart 3:1      main.<fn>'],
      tells: [
        '1: 0.0 openDoor package:door/door.dart:10 first-party',
        '2: 0.1 main.<fn> test/door_test.dart:3 first-party',
      ],
    },
  ])('are read from $log', ({ log, tells }) => {
    expect(told(dartFrames, ...log)).toEqual(tells)
  })
})

describe('frames of Elixir', () => {
  it.each([
    {
      log: ['    (door 0.1.0) lib/door.ex:12: Door.open/1', '    test/door_test.exs:5: (test)'],
      tells: [
        '1: 0.0 Door.open/1 lib/door.ex:12 first-party',
        '2: 0.1 (test) test/door_test.exs:5 first-party',
      ],
    },
  ])('are read from $log', ({ log, tells }) => {
    expect(told(elixirFrames, ...log)).toEqual(tells)
  })
})

describe('frames of Perl', () => {
  it.each([
    {
      log: ['no lock at lib/Door.pm line 12.', 'Door::open(1) called at t/door.t line 3'],
      tells: ['1: 0.0 - lib/Door.pm:12 first-party', '2: 0.1 - t/door.t:3 first-party'],
    },
    {
      log: ['#   at t/door.t line 7.'],
      tells: ['1: 0.0 - t/door.t:7 first-party'],
    },
  ])('are read from $log', ({ log, tells }) => {
    expect(told(perlFrames, ...log)).toEqual(tells)
  })

  it.each([{ log: ['begins at dawn line 3'] }])('are not seen in $log', ({ log }) => {
    expect(told(perlFrames, ...log)).toEqual([])
  })
})

describe('frames of Lua', () => {
  it.each([
    {
      log: ["lua: src/door.lua:12: in function 'open'", '\tsrc/main.lua:3: in main chunk'],
      tells: [
        "1: 0.0 function 'open' src/door.lua:12 first-party",
        '2: 0.1 main chunk src/main.lua:3 first-party',
      ],
    },
    {
      log: [
        "./src/door.lua:12: attempt to call a nil value (global 'hinge')",
        '',
        'stack traceback:',
        "\t./src/door.lua:12: in function 'open'",
        '',
        "lua5.3: src/key.lua:7: bad argument #1 to 'find'",
      ],
      tells: [
        '1: 0.0 - ./src/door.lua:12 first-party',
        "4: 0.1 function 'open' ./src/door.lua:12 first-party",
        '6: 1.0 - src/key.lua:7 first-party',
      ],
    },
  ])('are read from $log', ({ log, tells }) => {
    expect(told(luaFrames, ...log)).toEqual(tells)
  })
})

describe('frames of Nim', () => {
  it('are read, the innermost last', () => {
    const log = ['Traceback (most recent call last)', '/w/main.nim(3) main', 'door.nim(12, 5)   open']
    expect(told(nimFrames, ...log)).toEqual([
      '2: 0.1 main /w/main.nim:3 first-party',
      '3: 0.0 open door.nim:12 first-party',
    ])
  })

  it('are not seen where the compiler tells of an error', () => {
    expect(told(nimFrames, '/w/door.nim(12, 5) Error: no lock', 'door.nim(3, 1) Hint')).toEqual([])
  })
})

describe('frames of Swift and Haskell', () => {
  it.each([
    {
      log: ['Sources/Door.swift:12: Fatal error: no lock'],
      tells: ['1: 0.0 Fatal error Sources/Door.swift:12 first-party'],
    },
    {
      log: ['  error, called at src/Door.hs:12:5 in door-0.1:Door'],
      tells: ['1: 0.0 error src/Door.hs:12 first-party'],
    },
    {
      log: ['Place of the error: __STUCK__, called at src/Door.hs:3:1 in door-0.1:Door'],
      tells: ['1: 0.0 __STUCK__ src/Door.hs:3 first-party'],
    },
  ])('are read from $log', ({ log, tells }) => {
    expect(told(otherFrames, ...log)).toEqual(tells)
  })

  it.each([{ log: ['Sources/Door.swift:12: note'] }])('are not seen in $log', ({ log }) => {
    expect(told(otherFrames, ...log)).toEqual([])
  })
})

describe("frames that xUnit's runner prints", () => {
  it.each([
    {
      log: ['[xUnit.net 00:00:06.9247879]         C:\\shop\\DoorTests.cs(55,0): at Shop.DoorTests.Opens()'],
      tells: ['1: 0.0 Shop.DoorTests.Opens() C:\\shop\\DoorTests.cs:55 first-party'],
    },
  ])('are read from $log', ({ log, tells }) => {
    expect(told(dotnetFrames, ...log)).toEqual(tells)
  })

  it.each([{ log: ['C:\\shop\\DoorTests.cs(55,0): error CS1002: ; expected'] }])(
    'are not seen in $log',
    ({ log }) => {
      expect(told(dotnetFrames, ...log)).toEqual([])
    },
  )
})
