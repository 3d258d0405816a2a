import { describe, expect, it } from 'vitest'

import { flutterTests } from '../../../../../src/engine/judge/symptoms/tests/flutter-tests.ts'
import { told } from '../told.ts'

describe('what Flutter says of failing widget tests', () => {
  it.each([
    {
      log: [
        'This was caught by the test expectation on the following line:',
        '  file:///w/test/door_test.dart line 23',
        'The test description was:',
        '  opens with a key',
      ],
      tells: ['4: opens with a key of - in file:///w/test/door_test.dart:23 «opens with a key»'],
    },
    {
      log: ['flutter: The test description was:', 'flutter:   opens'],
      tells: ['2: opens of - in -:- «opens»'],
    },
  ])('are read from $log', ({ log, tells }) => {
    expect(told(flutterTests, ...log)).toEqual(tells)
  })

  it.each([
    { log: ['The test description was:'] },
    {
      log: [
        'This was caught by the test expectation on the following line:',
        '  file:///w/test/door_test.dart line 23',
      ],
    },
  ])('are not seen in $log', ({ log }) => {
    expect(told(flutterTests, ...log)).toEqual([])
  })
})
