import { describe, expect, it } from 'vitest'

import { tapFrames } from '../../../../../src/engine/judge/symptoms/frames/tap-frames.ts'
import { told } from '../told.ts'

describe('the stack that node-tap prints in a block', () => {
  it('is read down to where its indentation ends', () => {
    const log = [
      '    stack: |',
      '      lib/door.js:52:7',
      '      Array.forEach (<anonymous>)',
      '      Door.open (file:///w/lib/hinge.mjs:46:5)',
      '    source: |',
      '      lib/key.js:1:1',
    ]
    expect(told(tapFrames, ...log)).toEqual([
      '2: 0.0 - lib/door.js:52 first-party',
      '4: 0.1 Door.open file:///w/lib/hinge.mjs:46 first-party',
    ])
  })

  it('is one trace a block', () => {
    const block = ['  stack: |-', '    a.js:1:1']
    expect(told(tapFrames, ...block, ...block)).toEqual([
      '2: 0.0 - a.js:1 first-party',
      '4: 1.0 - a.js:1 first-party',
    ])
  })

  it('is nothing without a block', () => {
    expect(told(tapFrames, '    lib/door.js:52:7', 'stack: |', 'a.js:1:1')).toEqual([])
  })
})
