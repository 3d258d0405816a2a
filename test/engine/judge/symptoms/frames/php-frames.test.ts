import { describe, expect, it } from 'vitest'

import { phpFrames } from '../../../../../src/engine/judge/symptoms/frames/php-frames.ts'
import { told } from '../told.ts'

describe('frames of PHP', () => {
  it.each([
    {
      log: ['#0 /w/src/Door.php(12): Door->open()', '#1 {main}'],
      tells: ['1: 0.0 Door->open /w/src/Door.php:12 first-party'],
    },
    {
      log: ['/w/tests/DoorTest.php:12'],
      tells: ['1: 0.0 - /w/tests/DoorTest.php:12 first-party'],
    },
    {
      log: ['  at src/Door.php:9'],
      tells: ['1: 0.0 - src/Door.php:9 first-party'],
    },
    {
      log: ['  thrown in /w/src/Door.php on line 12'],
      tells: ['1: 0.0 - /w/src/Door.php:12 first-party'],
    },
  ])('are read from $log', ({ log, tells }) => {
    expect(told(phpFrames, ...log)).toEqual(tells)
  })

  it.each([{ log: ['see src/Door.php:12 for more'] }])('are not seen in $log', ({ log }) => {
    expect(told(phpFrames, ...log)).toEqual([])
  })
})
