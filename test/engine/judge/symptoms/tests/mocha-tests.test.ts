import { describe, expect, it } from 'vitest'

import { mochaTests } from '../../../../../src/engine/judge/symptoms/tests/mocha-tests.ts'
import { told } from '../told.ts'

describe('failing tests of Mocha', () => {
  it.each([
    {
      log: [
        '  2 failing',
        '',
        '  1) Door',
        '       lock',
        '         opens:',
        '     Error: no',
        '  2) shuts:',
        '     Error',
      ],
      tells: ['3: opens of Door lock in -:-', '7: shuts of - in -:-'],
    },
  ])('are read from $log', ({ log, tells }) => {
    expect(told(mochaTests, ...log)).toEqual(tells)
  })

  it.each([
    { log: ['  1) Door', '       opens:'] },
    { log: ['  1 failing', '  1) Door', '  not indented'] },
    { log: ['  1 failing', '  1) Door'] },
  ])('are not seen in $log', ({ log }) => {
    expect(told(mochaTests, ...log)).toEqual([])
  })
})
