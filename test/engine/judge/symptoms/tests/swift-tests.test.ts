import { describe, expect, it } from 'vitest'

import { swiftTests } from '../../../../../src/engine/judge/symptoms/tests/swift-tests.ts'
import { told } from '../told.ts'

describe('failing tests of XCTest and Swift Testing', () => {
  it.each([
    {
      log: ["Test Case '-[DoorTests testOpens]' failed (0.1 seconds)."],
      tells: ['1: testOpens of DoorTests in -:- «testOpens»'],
    },
    {
      log: ["Test Case 'DoorTests.testOpens' failed (0.1 seconds)"],
      tells: ['1: testOpens of DoorTests in -:- «testOpens»'],
    },
    {
      log: ['/w/Tests/DoorTests.swift:14: error: -[App.DoorTests testOpens] : XCTAssertTrue failed'],
      tells: ['1: testOpens of App.DoorTests in /w/Tests/DoorTests.swift:14 «testOpens»'],
    },
    {
      log: ['✘ Test opens() recorded an issue at DoorTests.swift:9:5: Expectation failed: isOpen'],
      tells: ['1: opens() of - in DoorTests.swift:9 «DoorTests.swift»'],
    },
    {
      log: ["Test Case 'DoorTests.testOpens' passed (0.1 seconds)", '/w/Door.swift:9:1: error: no such door'],
      tells: [],
    },
    {
      log: ["Test case 'DoorTests.testOpens()' failed on 'Clone 1 of iPhone 15 - Door (12)' (0.1 seconds)"],
      tells: ['1: testOpens of DoorTests in -:- «testOpens»'],
    },
  ])('are read from $log', ({ log, tells }) => {
    expect(told(swiftTests, ...log)).toEqual(tells)
  })
})
