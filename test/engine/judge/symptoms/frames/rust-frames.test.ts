import { describe, expect, it } from 'vitest'

import { rustFrames } from '../../../../../src/engine/judge/symptoms/frames/rust-frames.ts'
import { told } from '../told.ts'

describe('frames of Rust', () => {
  it.each([
    {
      log: [
        "thread 'main' panicked at src/door.rs:12:5:",
        'no lock',
        '   0: door::open',
        '             at ./src/door.rs:12:5',
        '   1: 0x5f - door::main',
        '             at src/main.rs:3:1',
      ],
      tells: [
        '1: 0.0 - src/door.rs:12 first-party',
        '4: 0.1 door::open ./src/door.rs:12 first-party',
        '6: 0.2 door::main src/main.rs:3 first-party',
      ],
    },
    {
      log: ["thread 'tests::opens' (17) panicked at 'no lock', src/door.rs:12:5"],
      tells: ['1: 0.0 - src/door.rs:12 first-party'],
    },
    {
      log: ['         at src/door.rs:12'],
      tells: ['1: 0.0 - src/door.rs:12 first-party'],
    },
  ])('are read from $log', ({ log, tells }) => {
    expect(told(rustFrames, ...log)).toEqual(tells)
  })

  it.each([{ log: ['at src/door.rs:12'] }, { log: ['note: src/door.rs:12:5 is deep'] }])(
    'are not seen in $log',
    ({ log }) => {
      expect(told(rustFrames, ...log)).toEqual([])
    },
  )
})

describe('places of snapshots that differ', () => {
  it.each([
    {
      log: ['Snapshot: door.hash', 'Source: src/door.rs:978'],
      tells: ['2: 0.0 - src/door.rs:978 first-party'],
    },
  ])('are read from $log', ({ log, tells }) => {
    expect(told(rustFrames, ...log)).toEqual(tells)
  })

  it.each([{ log: ['Source: https://example.org/door.rs:978'] }])('are not seen in $log', ({ log }) => {
    expect(told(rustFrames, ...log)).toEqual([])
  })
})
