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
    {
      log: [
        '==> X acme.DoorSuite.opens at once  0.03s munit.FailException: src/DoorSuite.scala:9',
        '==> X acme.DoorSuite.shuts  0.03s java.lang.Error: no',
      ],
      tells: [
        '1: opens at once of acme.DoorSuite in src/DoorSuite.scala:9 «opens at once»',
        '2: shuts of acme.DoorSuite in -:- «shuts»',
      ],
    },
    {
      log: ['[error]   x opens', '[error]    1 != 2 (DoorSpec.scala:14)', '[error] one error found'],
      tells: ['1: opens of - in DoorSpec.scala:14 «opens»'],
    },
  ])('are read from $log', ({ log, tells }) => {
    expect(told(scalaTests, ...log)).toEqual(tells)
  })
})
