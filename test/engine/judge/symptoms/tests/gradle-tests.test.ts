import { describe, expect, it } from 'vitest'

import { gradleTests } from '../../../../../src/engine/judge/symptoms/tests/gradle-tests.ts'
import { told } from '../told.ts'

describe('failing tests that Gradle reports in short', () => {
  it.each([
    {
      log: [
        'com.shop.DoorTest > opens() FAILED',
        '    org.opentest4j.AssertionFailedError at DoorTest.java:21',
      ],
      tells: ['1: opens() of com.shop.DoorTest in com/shop/DoorTest.java:21 «opens()»'],
    },
    {
      log: ['DoorSpec[jvm] > opens[jvm] FAILED', '    java.lang.AssertionError at DoorSpec.kt:9'],
      tells: ['1: opens[jvm] of DoorSpec in DoorSpec.kt:9 «opens[jvm]»'],
    },
  ])('are read from $log', ({ log, tells }) => {
    expect(told(gradleTests, ...log)).toEqual(tells)
  })

  it.each([
    { log: ['com.shop.DoorTest > opens() FAILED', '    java.lang.AssertionError: no key'] },
    { log: ['> Task :test FAILED', '    java.lang.AssertionError at DoorSpec.kt:9'] },
    { log: ['com.shop.DoorTest > opens() PASSED'] },
  ])('are not seen in $log', ({ log }) => {
    expect(told(gradleTests, ...log)).toEqual([])
  })
})
