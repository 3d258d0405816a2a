import { describe, expect, it } from 'vitest'

import { otherTests } from '../../../../../src/engine/judge/symptoms/tests/other-tests.ts'
import { told } from '../told.ts'

describe('failing tests of .NET, Dart, Bazel, Clojure and Playwright', () => {
  it.each([
    {
      log: ['  Failed Acme.DoorTests.Opens(key: "a.b") [12 ms]'],
      tells: ['1: Opens(key: "a.b") of Acme.DoorTests in -:- «Acme.DoorTests.Opens(key: "a.b")»'],
    },
    {
      log: ['[xUnit.net 00:00:01.02]     Acme.DoorTests.Opens [FAIL]'],
      tells: ['1: Opens of Acme.DoorTests in -:- «Acme.DoorTests.Opens»'],
    },
    {
      log: ['FAIL in (opens-test) (door_test.clj:14)'],
      tells: ['1: opens-test of - in door_test.clj:14 «opens-test»'],
    },
    {
      log: ['  Failed Opens [1 s]'],
      tells: ['1: Opens of - in -:- «Opens»'],
    },
    {
      log: ['00:03 +1 ~2 -1: test/door_test.dart: door opens [E]'],
      tells: ['1: door opens of - in test/door_test.dart:- «door opens»'],
    },
    {
      log: ['00:03 +1 -1: opens [E]'],
      tells: ['1: opens of - in -:- «opens»'],
    },
    {
      log: ['//door:open_test    FAILED in 1.2s'],
      tells: ['1: //door:open_test of - in -:- «//door:open_test»'],
    },
    {
      log: ['FAIL: //door:open_test (see /tmp/x.log)'],
      tells: ['1: //door:open_test of - in -:- «//door:open_test»'],
    },
    {
      log: ['==== door-1.2 opens with a key FAILED'],
      tells: ['1: opens with a key of door-1.2 in -:- «opens with a key»'],
    },
    {
      log: ['  1) [chromium] › tests/door.spec.ts:12:5 › door › opens ─────'],
      tells: ['1: door › opens of - in tests/door.spec.ts:12 «door › opens»'],
    },
    {
      log: ['  2) tests/door.spec.ts:12:5 › opens'],
      tells: ['1: opens of - in tests/door.spec.ts:12 «opens»'],
    },
  ])('are read from $log', ({ log, tells }) => {
    expect(told(otherTests, ...log)).toEqual(tells)
  })
})

describe('failing tests of .NET that are named in words, and of other languages', () => {
  it.each([
    {
      log: ['  Failed opens with a key(owner: "me") [12 ms]'],
      tells: ['1: opens with a key(owner: "me") of - in -:- «opens with a key(owner: "me")»'],
    },
    { log: ['  failed Opens (1s 20ms)'], tells: ['1: Opens of - in -:- «Opens»'] },
    {
      log: ['1) Failed : Shop.DoorTests.Opens'],
      tells: ['1: Opens of Shop.DoorTests in -:- «Shop.DoorTests.Opens»'],
    },
    {
      log: ['[xUnit.net 00:00:06.9116690]     opens with a key [FAIL]'],
      tells: ['1: opens with a key of - in -:- «opens with a key»'],
    },
    {
      log: ['FAIL in shop.door-test/opens (test/shop/door_test.clj:14)'],
      tells: ['1: opens of shop.door-test in test/shop/door_test.clj:14 «opens»'],
    },
    {
      log: ['door: Test Failed at /w/test/door.jl:212'],
      tells: ['1: door of - in /w/test/door.jl:212 «/w/test/door.jl»'],
    },
    {
      log: ['Error During Test at /w/test/door.jl:12'],
      tells: ['1: /w/test/door.jl of - in /w/test/door.jl:12 «/w/test/door.jl»'],
    },
    {
      log: ['opens with a key => ./door_test.ts:6:6'],
      tells: ['1: opens with a key of - in ./door_test.ts:6 «opens with a key»'],
    },
  ])('are read from $log', ({ log, tells }) => {
    expect(told(otherTests, ...log)).toEqual(tells)
  })

  it.each([
    { log: ['  passed Opens (6ms)'] },
    { log: ['  failed to open (see below)'] },
    { log: ['opens a key [FAIL]'] },
    { log: ['1) Error : '] },
    { log: ['a => b'] },
    { log: ['  Failed to open [the door'] },
  ])('are not seen in $log', ({ log }) => {
    expect(told(otherTests, ...log)).toEqual([])
  })
})

describe('failing tests of Dart on GitHub', () => {
  it.each([
    {
      log: ['::group::❌ test/door_test.dart: opens with a key (failed)'],
      tells: ['1: opens with a key of - in test/door_test.dart:- «opens with a key»'],
    },
    {
      log: ['##[group]❌ test/door_test.dart: door shuts (failed)'],
      tells: ['1: door shuts of - in test/door_test.dart:- «door shuts»'],
    },
  ])('are read from $log', ({ log, tells }) => {
    expect(told(otherTests, ...log)).toEqual(tells)
  })

  it.each([
    { log: ['::group::✅ test/door_test.dart: opens'] },
    { log: ['##[group]Run dart test (failed)'] },
  ])('are not seen in $log', ({ log }) => {
    expect(told(otherTests, ...log)).toEqual([])
  })
})
