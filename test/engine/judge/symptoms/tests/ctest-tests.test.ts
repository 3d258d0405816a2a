import { describe, expect, it } from 'vitest'

import { ctestTests } from '../../../../../src/engine/judge/symptoms/tests/ctest-tests.ts'
import { told } from '../told.ts'

describe('failing tests of CTest', () => {
  it.each([
    {
      log: [
        '[ 1%] Building C object tests/CMakeFiles/opens.dir/unit/door.c.o',
        '[ 2%] Building C object tests/CMakeFiles/opens.dir/unit/later.c.o',
        ' 3/40 Test  #3: opens ..........***Failed  0.01 sec',
        '\t  4 - shuts (SEGFAULT)',
      ],
      tells: ['3: opens of - in tests/unit/door.c:- «opens»', '4: shuts of - in -:- «shuts»'],
    },
  ])('are read from $log', ({ log, tells }) => {
    expect(told(ctestTests, ...log)).toEqual(tells)
  })

  it.each([{ log: [' 3/40 Test  #3: opens ..........   Passed  0.01 sec'] }])(
    'are not seen in $log',
    ({ log }) => {
      expect(told(ctestTests, ...log)).toEqual([])
    },
  )
})
