import { describe, expect, it } from 'vitest'

import { jvmTests } from '../../../../../src/engine/judge/symptoms/tests/jvm-tests.ts'
import { told } from '../told.ts'

describe('failing tests of Surefire and Gradle', () => {
  it.each([
    {
      log: ['[ERROR] opens(com.acme.DoorTest)  Time elapsed: 0.01 s  <<< FAILURE!'],
      tells: ['1: opens of com.acme.DoorTest in -:- «opens»'],
    },
    {
      log: ['[ERROR] com.acme.DoorTest.opens -- Time elapsed: 0.01 s <<< ERROR!'],
      tells: ['1: opens of com.acme.DoorTest in -:- «opens»'],
    },
    {
      log: ['[ERROR]   DoorTest.opens:12 expected: <1> but was: <2>'],
      tells: ['1: opens of DoorTest in -:- «opens»'],
    },
    {
      log: ['[ERROR]   DoorTest>Base.opens:12 » NullPointer'],
      tells: ['1: opens of DoorTest in -:- «Base.opens»'],
    },
    {
      log: ['com.acme.DoorTest > opens() FAILED'],
      tells: ['1: opens() of com.acme.DoorTest in -:- «opens()»'],
    },
    {
      log: ['1) opens(com.acme.DoorTest)', '2) opens (Acme.DoorTest)', '3) said(so)'],
      tells: ['1: opens of com.acme.DoorTest in -:- «opens»'],
    },
    {
      log: ['Task > x FAILED (1.2s)'],
      tells: ['1: x of Task in -:- «x»'],
    },
  ])('are read from $log', ({ log, tells }) => {
    expect(told(jvmTests, ...log)).toEqual(tells)
  })

  it.each([{ log: ['com.acme.DoorTest.opens  Time elapsed: 1 s'] }])('are not seen in $log', ({ log }) => {
    expect(told(jvmTests, ...log)).toEqual([])
  })
})

describe('failing tests of several targets, and of the console launcher', () => {
  it.each([
    {
      log: ['com.shop.DoorTest[jvm] > opens()[jvm] FAILED'],
      tells: ['1: opens()[jvm] of com.shop.DoorTest in -:- «opens()[jvm]»'],
    },
    {
      log: [
        "    MethodSource [className = 'com.shop.DoorTest', methodName = 'opens', methodParameterTypes = '']",
      ],
      tells: ['1: opens of com.shop.DoorTest in -:- «opens»'],
    },
  ])('are read from $log', ({ log, tells }) => {
    expect(told(jvmTests, ...log)).toEqual(tells)
  })
})
