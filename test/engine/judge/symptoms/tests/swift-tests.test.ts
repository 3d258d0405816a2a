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

describe('failing tests with arguments, and those that xcpretty shows', () => {
  it.each([
    {
      log: [
        '✘ Test opens(_:) recorded an issue with 1 argument key → 2 at DoorTests.swift:61:3: Expectation failed: (key → 2) != 2',
      ],
      tells: ['1: opens(_:) of - in DoorTests.swift:61 «DoorTests.swift»'],
    },
    {
      log: ['    ✗ testOpens, XCTAssertEqual failed: ("1") is not equal to ("2")'],
      tells: ['1: testOpens of - in -:- «testOpens»'],
    },
  ])('are read from $log', ({ log, tells }) => {
    expect(told(swiftTests, ...log)).toEqual(tells)
  })

  it.each([
    { log: ['✔ Test opens(_:) passed after 0.002 seconds.'] },
    { log: ['    ✓ testOpens (0.001 seconds)'] },
  ])('are not seen in $log', ({ log }) => {
    expect(told(swiftTests, ...log)).toEqual([])
  })
})
