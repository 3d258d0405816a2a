import { describe, expect, it } from 'vitest'

import { swiftFrames } from '../../../../../src/engine/judge/symptoms/frames/swift-frames.ts'
import { told } from '../told.ts'

describe('frames of Swift', () => {
  it('are read from the backtrace that the runtime prints', () => {
    expect(
      told(
        swiftFrames,
        '1 0x000055d0 Door.open(_:) + 61 in door at /w/Sources/Door.swift:31:18',
        '2 [ra] 0x000055d1 static Main.main() + 12 in door at /w/Sources/Main.swift:7:9',
      ),
    ).toEqual([
      '1: 0.0 Door.open(_:) /w/Sources/Door.swift:31 first-party',
      '2: 0.1 static Main.main() /w/Sources/Main.swift:7 first-party',
    ])
  })

  it('need a place', () => {
    expect(told(swiftFrames, '0 0x00007f1 _assertionFailure in libswiftCore.so')).toEqual([])
  })
})
