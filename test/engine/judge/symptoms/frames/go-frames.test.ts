import { describe, expect, it } from 'vitest'

import { goFrames } from '../../../../../src/engine/judge/symptoms/frames/go-frames.ts'
import { told } from '../told.ts'

describe('frames of Go', () => {
  it.each([
    {
      log: [
        'goroutine 1 [running]:',
        'main.(*Door).Open(0x0)',
        '\t/w/door.go:12 +0x1d',
        'created by main.Run in goroutine 7',
        '\t/w/run.go:3',
        '',
        'goroutine 2 [select]:',
        'main.wait(...)',
        '\t/w/wait.go:5 +0x2',
      ],
      tells: [
        '3: 0.0 main.(*Door).Open /w/door.go:12 first-party',
        '5: 0.1 main.Run /w/run.go:3 first-party',
        '9: 1.0 main.wait /w/wait.go:5 first-party',
      ],
    },
    {
      log: ['some prose here', '\t/w/door.go:12'],
      tells: ['2: 0.0 - /w/door.go:12 first-party'],
    },
    {
      log: ['runtime.memmove()', '\t/usr/local/go/src/runtime/memmove.s:3 +0x1'],
      tells: ['2: 0.0 runtime.memmove /usr/local/go/src/runtime/memmove.s:3 runtime'],
    },
  ])('are read from $log', ({ log, tells }) => {
    expect(told(goFrames, ...log)).toEqual(tells)
  })
})

describe('places that Ginkgo names', () => {
  it.each([
    {
      log: ['  In [It] at: /w/door/door_test.go:34 @ 07/10/25 08:50:05.196'],
      tells: ['1: 0.0 - /w/door/door_test.go:34 first-party'],
    },
  ])('are read from $log', ({ log, tells }) => {
    expect(told(goFrames, ...log)).toEqual(tells)
  })
})
