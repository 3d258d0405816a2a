import { describe, expect, it } from 'vitest'

import { robotTests } from '../../../../../src/engine/judge/symptoms/tests/robot-tests.ts'
import { told } from '../told.ts'

describe('failing tests of Robot Framework', () => {
  it.each([
    {
      log: [
        '==============================================================================',
        'Door :: How doors open',
        '==============================================================================',
        'Opens With A Key :: The usual way                           | FAIL |',
        '2 != 1',
        '------------------------------------------------------------------------------',
        'Shuts                                                       | PASS |',
        '------------------------------------------------------------------------------',
        'Door :: How doors open                                      | FAIL |',
        '2 tests, 1 passed, 1 failed',
        '==============================================================================',
      ],
      tells: ['4: Opens With A Key of Door in -:- «Opens With A Key»'],
    },
    {
      log: [
        '==============================================================================',
        'Door',
        '==============================================================================',
        'Opens                                                       | FAIL |',
        'No key',
        '------------------------------------------------------------------------------',
        'Door                                                        | FAIL |',
        'Suite teardown failed:',
        'No house',
        '',
        '1 critical test, 0 passed, 1 failed',
        '1 test total, 0 passed, 1 failed',
        '==============================================================================',
      ],
      tells: ['4: Opens of Door in -:- «Opens»'],
    },
  ])('are read from $log', ({ log, tells }) => {
    expect(told(robotTests, ...log)).toEqual(tells)
  })

  it.each([
    { log: ['Opens                                                       | PASS |'] },
    {
      log: [
        'Door                                                        | FAIL |',
        '1 test, 0 passed, 1 failed',
      ],
    },
    { log: ['It said | FAIL | once'] },
  ])('are not seen in $log', ({ log }) => {
    expect(told(robotTests, ...log)).toEqual([])
  })
})
