import { describe, expect, it } from 'vitest'

import { shellFrames } from '../../../../../src/engine/judge/symptoms/frames/shell-frames.ts'
import { told } from '../told.ts'

describe('the stack of a bats test', () => {
  it('is read as a terminal and as TAP print it, each test’s by itself', () => {
    const log = [
      "   (from function `open' in file lib/door.bash, line 3,",
      '    in test file test/door.bats, line 12)',
      '# (in test file test/door.bats, line 20)',
    ]
    expect(told(shellFrames, ...log)).toEqual([
      '1: 0.0 open lib/door.bash:3 first-party',
      '2: 0.1 - test/door.bats:12 first-party',
      '3: 1.0 - test/door.bats:20 first-party',
    ])
  })

  it('is not seen in prose', () => {
    expect(told(shellFrames, 'the key is in file lib/door.bash, line 3 or so')).toEqual([])
  })
})
