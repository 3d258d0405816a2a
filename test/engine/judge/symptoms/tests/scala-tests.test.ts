import { describe, expect, it } from 'vitest'

import { scalaTests } from '../../../../../src/engine/judge/symptoms/tests/scala-tests.ts'
import { told } from '../told.ts'

describe('failing tests of ScalaTest', () => {
  it.each([
    {
      log: [
        '[info] DoorSpec:',
        '[info] - opens *** FAILED ***',
        '[info]   1 did not equal 2 (DoorSpec.scala:14)',
      ],
      tells: ['2: opens of DoorSpec in DoorSpec.scala:14 «opens»'],
    },
    {
      log: ['- opens *** FAILED *** (12 milliseconds)'],
      tells: ['1: opens of - in -:- «opens»'],
    },
    {
      log: ['[info] - opens'],
      tells: [],
    },
  ])('are read from $log', ({ log, tells }) => {
    expect(told(scalaTests, ...log)).toEqual(tells)
  })
})
