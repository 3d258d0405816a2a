import { describe, expect, it } from 'vitest'

import { scriptFrames } from '../../../../../src/engine/judge/symptoms/frames/script-frames.ts'
import { told } from '../told.ts'

describe('frames of JavaScript', () => {
  it.each([
    {
      log: [
        '    at async open (file:///w/src/door.ts:12:3)',
        '    at new Lock (/w/src/lock.ts:3:1)',
        '    at /w/src/main.ts:9:1',
        '    at node:internal/main:3',
      ],
      tells: [
        '1: 0.0 open file:///w/src/door.ts:12 first-party',
        '2: 0.1 new Lock /w/src/lock.ts:3 first-party',
        '3: 0.2 - /w/src/main.ts:9 first-party',
        '4: 0.3 - node:internal/main:3 runtime',
      ],
    },
    {
      log: ['  at open(app:///src/door.ts:12:3)', '  at turn(webpack-internal:///./src/lock.ts:3:1)'],
      tells: [
        '1: 0.0 open app:///src/door.ts:12 first-party',
        '2: 0.1 turn webpack-internal:///./src/lock.ts:3 first-party',
      ],
    },
    {
      log: [
        '    at Door.open ',
        '(file:///w/src/door.ts:12:3)',
        '    at null.<anonymous>',
        '  (/w/src/lock.ts:3:1)',
        '(/w/src/hinge.ts:3:1)',
      ],
      tells: [
        '2: 0.0 Door.open file:///w/src/door.ts:12 first-party',
        '4: 0.1 null.<anonymous> /w/src/lock.ts:3 first-party',
      ],
    },
    {
      log: ['\tat acme.Door.open(Door.java:12)', '   at Acme.Door.Open(Door.cs:12)'],
      tells: [],
    },
    {
      log: [' ❯ open src/door.ts:12:3', ' ❯ src/door.test.ts:4'],
      tells: ['1: 0.0 open src/door.ts:12 first-party', '2: 0.1 - src/door.test.ts:4 first-party'],
    },
    {
      log: ['    open shop-core.esm-bundler.js:12', '    Lock.turn src/lock.ts:3:1'],
      tells: [
        '1: 0.0 open shop-core.esm-bundler.js:12 first-party',
        '2: 0.1 Lock.turn src/lock.ts:3 first-party',
      ],
    },
    {
      log: ['open @ door.js:12', '(anonymous) @ lock.ts:3'],
      tells: ['1: 0.0 open door.js:12 first-party', '2: 0.1 (anonymous) lock.ts:3 first-party'],
    },
    {
      log: ['open@https://acme.test/door.js:12:3', '@/w/src/main.js:3:1'],
      tells: [
        '1: 0.0 open https://acme.test/door.js:12 first-party',
        '2: 0.1 - /w/src/main.js:3 first-party',
      ],
    },
    {
      log: [
        '/w/src/door.js:12',
        '  throw new Error()',
        '  ^',
        '',
        'Error: no lock',
        '    at open (/w/src/door.js:12:9)',
      ],
      tells: ['1: 0.0 - /w/src/door.js:12 first-party', '6: 0.1 open /w/src/door.js:12 first-party'],
    },
    {
      log: ['    at Object.<anonymous> (C:\\w\\door.js:1:2)', '', '    at open (/w/a.js:1:2)'],
      tells: ['1: 0.0 Object.<anonymous> C:\\w\\door.js:1 first-party', '3: 0.1 open /w/a.js:1 first-party'],
    },
  ])('are read from $log', ({ log, tells }) => {
    expect(told(scriptFrames, ...log)).toEqual(tells)
  })

  it.each([
    { log: ['/w/src/door.js:12', '  some other text', '  no caret'] },
    { log: ['    at com.acme.Door.open(Door.java:12)'] },
  ])('are not seen in $log', ({ log }) => {
    expect(told(scriptFrames, ...log)).toEqual([])
  })
})
