import { describe, expect, it } from 'vitest'

import { ginkgoTests } from '../../../../../src/engine/judge/symptoms/tests/ginkgo-tests.ts'
import { told } from '../told.ts'

describe('failing specs of Ginkgo', () => {
  it.each([
    {
      log: [
        'Summarizing 1 Failure:',
        '  [FAIL] Door when locked [It] opens with a key [slow, doors]',
        '  /w/door/door_test.go:12',
      ],
      tells: ['2: opens with a key of Door when locked in /w/door/door_test.go:12 «opens with a key»'],
    },
    {
      log: ['[Fail] Door [BeforeEach] opens ', '/w/door/door_test.go:9'],
      tells: ['1: opens of Door in /w/door/door_test.go:9 «opens»'],
    },
    {
      log: ['• [FAILED] [9.488 seconds]', 'Door [It] opens', '/w/door/door_test.go:12'],
      tells: ['2: opens of Door in /w/door/door_test.go:12 «opens»'],
    },
  ])('are read from $log', ({ log, tells }) => {
    expect(told(ginkgoTests, ...log)).toEqual(tells)
  })

  it.each([
    { log: ['• [SKIPPED] [0.001 seconds]', 'Door [It] opens'] },
    { log: ['  [FAILED] Expected', '      <int>: 1'] },
    { log: ['[FAIL] 3 of 4'] },
  ])('are not seen in $log', ({ log }) => {
    expect(told(ginkgoTests, ...log)).toEqual([])
  })
})
