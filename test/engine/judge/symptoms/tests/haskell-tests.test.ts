import { describe, expect, it } from 'vitest'

import { haskellTests } from '../../../../../src/engine/judge/symptoms/tests/haskell-tests.ts'
import { told } from '../told.ts'

describe('failing tests of Hspec and Tasty', () => {
  it.each([
    {
      log: ['  test/DoorSpec.hs:45:7: ', '  1) Door, opening, opens with a key', '       expected: 1'],
      tells: [
        '2: Door, opening, opens with a key of - in test/DoorSpec.hs:45 «Door, opening, opens with a key»',
      ],
    },
    {
      log: ['    opens with a key:        FAIL', '    shuts: FAIL (0.12s)'],
      tells: ['1: opens with a key of - in -:- «opens with a key»', '2: shuts of - in -:- «shuts»'],
    },
  ])('are read from $log', ({ log, tells }) => {
    expect(told(haskellTests, ...log)).toEqual(tells)
  })

  it.each([
    { log: ['  src/Door.hs:45:7: ', '    opens'] },
    { log: ['    shuts: OK'] },
    { log: ['  1) opens'] },
  ])('are not seen in $log', ({ log }) => {
    expect(told(haskellTests, ...log)).toEqual([])
  })
})
