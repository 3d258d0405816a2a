import { describe, expect, it } from 'vitest'

import { lispTests } from '../../../../../src/engine/judge/symptoms/tests/lisp-tests.ts'
import { told } from '../told.ts'

describe('failing tests of ERT', () => {
  it.each([
    {
      log: ['   FAILED  12/190  door-opens (0.000112 sec) at test/door-tests.el:33'],
      tells: ['1: door-opens of - in test/door-tests.el:33 «door-opens»'],
    },
    {
      log: ['   FAILED  1/9  door--opens<='],
      tells: ['1: door--opens<= of - in -:- «door--opens<=»'],
    },
    {
      log: ['Test door-opens condition:'],
      tells: ['1: door-opens of - in -:- «door-opens»'],
    },
  ])('are read from $log', ({ log, tells }) => {
    expect(told(lispTests, ...log)).toEqual(tells)
  })

  it.each([{ log: ['   passed  12/190  door-opens (0.000112 sec)'] }, { log: ['Test of the condition:'] }])(
    'are not seen in $log',
    ({ log }) => {
      expect(told(lispTests, ...log)).toEqual([])
    },
  )
})
