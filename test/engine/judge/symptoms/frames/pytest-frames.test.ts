import { describe, expect, it } from 'vitest'

import { pytestFrames } from '../../../../../src/engine/judge/symptoms/frames/pytest-frames.ts'
import { told } from '../told.ts'

describe('frames as pytest prints them', () => {
  it.each([
    {
      log: [
        '____ test_open ____',
        'tests/test_door.py:12: ',
        'src/door.py:7: in open',
        'src/lock.py:3: KeyError',
        '_ _ _ _ _ _',
        'src/deep.py:1: ValueError',
        '____ test_shut ____',
        'tests/test_door.py:20: AssertionError',
      ],
      tells: [
        '2: 0.3 - tests/test_door.py:12 first-party',
        '3: 0.2 open src/door.py:7 first-party',
        '4: 0.1 - src/lock.py:3 first-party',
        '6: 0.0 - src/deep.py:1 first-party',
        '8: 1.0 - tests/test_door.py:20 first-party',
      ],
    },
    {
      log: ['======= ERRORS =======', 'tests/test_a.py:1: in <module>'],
      tells: ['2: 0.0 <module> tests/test_a.py:1 first-party'],
    },
  ])('are read from $log', ({ log, tells }) => {
    expect(told(pytestFrames, ...log)).toEqual(tells)
  })

  it.each([{ log: ['src/door.txt:3: KeyError'] }])('are not seen in $log', ({ log }) => {
    expect(told(pytestFrames, ...log)).toEqual([])
  })
})

describe('places of failing examples', () => {
  it.each([
    { log: ['/w/docs/door.txt:5: DocTestFailure'], tells: ['1: 0.0 - /w/docs/door.txt:5 first-party'] },
  ])('are read from $log', ({ log, tells }) => {
    expect(told(pytestFrames, ...log)).toEqual(tells)
  })

  it.each([{ log: ['docs/door.md:5: see below'] }])('are not seen in $log', ({ log }) => {
    expect(told(pytestFrames, ...log)).toEqual([])
  })
})
