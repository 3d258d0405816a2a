import { describe, expect, it } from 'vitest'

import { shellTests } from '../../../../../src/engine/judge/symptoms/tests/shell-tests.ts'
import { told } from '../told.ts'

describe('failing tests of bats', () => {
  it.each([
    {
      log: [' ✗ opens with a key', '   (in test file test/door.bats, line 12)'],
      tells: ['1: opens with a key of - in test/door.bats:12 «opens with a key»'],
    },
    {
      log: [
        ' ✗ opens [34]',
        "   (from function `open' in file lib/door.bash, line 3,",
        '    in test file test/door.bats, line 12)',
      ],
      tells: ['1: opens of - in test/door.bats:12 «opens»'],
    },
  ])('are read from $log', ({ log, tells }) => {
    expect(told(shellTests, ...log)).toEqual(tells)
  })

  it.each([
    { log: [' ✓ opens', '   (in test file test/door.bats, line 12)'] },
    { log: [' ✗ opens', 'hinge.sh: no such file', '   (in test file test/door.bats, line 12)'] },
  ])('are not seen in $log', ({ log }) => {
    expect(told(shellTests, ...log)).toEqual([])
  })
})
