import { describe, expect, it } from 'vitest'

import { jvmFrames } from '../../../../../src/engine/judge/symptoms/frames/jvm-frames.ts'
import { told } from '../told.ts'

describe('frames of the JVM', () => {
  it.each([
    {
      log: [
        '\tat app//com.acme.Door$Lock.open(Door.java:12)',
        '\tat java.base/java.lang.Thread.run(Thread.java:833)',
        'Caused by: java.io.IOException',
        '\tat com.acme.Key.turn(Key.kt)',
      ],
      tells: [
        '1: 0.0 com.acme.Door$Lock.open com/acme/Door.java:12 first-party',
        '2: 0.1 java.lang.Thread.run java/lang/Thread.java:833 runtime',
        '4: 1.0 com.acme.Key.turn com/acme/Key.kt:- first-party',
      ],
    },
    {
      log: [
        '\tacme.shop.Door$.open(Door.scala:12)',
        '[error] acme.shop.Key.turn$1(Key.scala:3)',
        '[error] seen in Door.scala:12',
      ],
      tells: [
        '1: 0.0 acme.shop.Door$.open acme/shop/Door.scala:12 first-party',
        '2: 0.1 acme.shop.Key.turn$1 acme/shop/Key.scala:3 first-party',
      ],
    },
    {
      log: ['  at com.acme.Door$1.run(Unknown Source)'],
      tells: ['1: 0.0 com.acme.Door$1.run com/acme/Door.java:- first-party'],
    },
    {
      log: [
        '  at Door.open(Door.java:9)',
        '  Suppressed: java.io.IOException: x',
        '    at Door.shut(Door.java:10)',
      ],
      tells: ['1: 0.0 Door.open Door.java:9 first-party', '3: 1.0 Door.shut Door.java:10 first-party'],
    },
  ])('are read from $log', ({ log, tells }) => {
    expect(told(jvmFrames, ...log)).toEqual(tells)
  })

  it.each([{ log: ['at open (door.js:1:2)'] }])('are not seen in $log', ({ log }) => {
    expect(told(jvmFrames, ...log)).toEqual([])
  })
})

describe('frames of tests that are named in words', () => {
  it.each([
    {
      log: [
        '    at shop.DoorSpec.opens with a key(DoorSpec.groovy:114)',
        '    at shop.DoorTest$opens with a key$1.invokeSuspend(DoorTest.kt:13)',
      ],
      tells: [
        '1: 0.0 shop.DoorSpec.opens with a key shop/DoorSpec.groovy:114 first-party',
        '2: 0.1 shop.DoorTest$opens with a key$1.invokeSuspend shop/DoorTest.kt:13 first-party',
      ],
    },
  ])('are read from $log', ({ log, tells }) => {
    expect(told(jvmFrames, ...log)).toEqual(tells)
  })

  it.each([{ log: ['look at the door (Door.kt:12)'] }, { log: ['at Door opens (Door.groovy:3)'] }])(
    'are not seen in $log',
    ({ log }) => {
      expect(told(jvmFrames, ...log)).toEqual([])
    },
  )
})
