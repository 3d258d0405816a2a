import { describe, expect, it } from 'vitest'

import { gherkinTests } from '../../../../../src/engine/judge/symptoms/tests/gherkin-tests.ts'
import { told } from '../told.ts'

describe('failing scenarios', () => {
  it.each([
    {
      log: [
        '--- Failed scenarios:',
        '',
        '    /w/features/door.feature:8',
        '',
        '9 scenarios (8 passed, 1 failed)',
      ],
      tells: ['3: /w/features/door.feature:8 of - in /w/features/door.feature:8 «/w/features/door.feature»'],
    },
    {
      log: ['Failing scenarios:', '  features/door.feature:12  Opening with a key'],
      tells: ['2: Opening with a key of - in features/door.feature:12 «Opening with a key»'],
    },
    {
      log: ['Failing Scenarios:', 'cucumber -p ci features/door.feature:6 # Scenario: Opening with a key'],
      tells: ['2: Opening with a key of - in features/door.feature:6 «Scenario: Opening with a key»'],
    },
    {
      log: ['Failed scenarios:', 'file:///w/src/test/resources/door.feature:6 # Opening'],
      tells: ['2: Opening of - in /w/src/test/resources/door.feature:6 «Opening»'],
    },
    {
      log: ['1) Scenario: Opening with a key # features/door.feature:6'],
      tells: ['1: Opening with a key of - in features/door.feature:6 «Scenario: Opening with a key»'],
    },
  ])('are read from $log', ({ log, tells }) => {
    expect(told(gherkinTests, ...log)).toEqual(tells)
  })

  it.each([
    { log: ['    /w/features/door.feature:8'] },
    { log: ['Undefined scenarios:', 'file:///w/door.feature:6 # Opening'] },
    { log: ['  Scenario: Opening # features/door.feature:6'] },
  ])('are not seen in $log', ({ log }) => {
    expect(told(gherkinTests, ...log)).toEqual([])
  })
})
