import { describe, expect, it } from 'vitest'

import { bunTests } from '../../../../../src/engine/judge/symptoms/tests/bun-tests.ts'
import { told } from '../told.ts'

describe('failing tests of Bun', () => {
  it.each([
    {
      log: [
        'src/door.test.ts:',
        '(pass) door > shuts [0.30ms]',
        '(fail) door > with a key > opens [1.51ms]',
        '(fail) creaks',
      ],
      tells: [
        '3: opens of door > with a key in src/door.test.ts:- «opens»',
        '4: creaks of - in src/door.test.ts:- «creaks»',
      ],
    },
    { log: ['(fail) opens [1s]'], tells: ['1: opens of - in -:- «opens»'] },
  ])('are read from $log', ({ log, tells }) => {
    expect(told(bunTests, ...log)).toEqual(tells)
  })

  it.each([{ log: ['src/door.test.ts:', '(pass) opens [1.5ms]'] }, { log: ['It (fail) opens'] }])(
    'are not seen in $log',
    ({ log }) => {
      expect(told(bunTests, ...log)).toEqual([])
    },
  )
})
