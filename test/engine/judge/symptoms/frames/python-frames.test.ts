import { describe, expect, it } from 'vitest'

import { pythonFrames } from '../../../../../src/engine/judge/symptoms/frames/python-frames.ts'
import { told } from '../told.ts'

describe('frames of Python', () => {
  it.each([
    {
      log: [
        'Traceback (most recent call last):',
        '  File "/w/main.py", line 3, in <module>',
        '    open()',
        '  File "/w/door.py", line 12, in open',
      ],
      tells: ['2: 0.1 <module> /w/main.py:3 first-party', '4: 0.0 open /w/door.py:12 first-party'],
    },
    {
      log: [
        'Traceback (most recent call last):',
        '  File "/w/tools/main.py",',
        '    line 3, in <module>',
        '    open()',
        '  File "/w/tools/door.py",',
        'SyntaxError: x',
      ],
      tells: ['3: 0.0 <module> /w/tools/main.py:3 first-party'],
    },
    {
      log: [
        'LockError                                 Traceback (most recent call last)',
        'File ~/w/main.py:3, in Main.open(self)',
        '      2 def open(self):',
        '----> 3     turn()',
        '',
        'File ~/w/door.py:12, in turn(key, **more)',
        'LockError: stuck',
      ],
      tells: ['2: 0.1 Main.open ~/w/main.py:3 first-party', '6: 0.0 turn ~/w/door.py:12 first-party'],
    },
    {
      log: ['/w/shop/door.py in turn(key)', '---> 12     key()'],
      tells: ['1: 0.0 turn /w/shop/door.py:- first-party'],
    },
    {
      log: ['  File "/w/door.py", line 12', '    key =', 'SyntaxError: x'],
      tells: ['1: 0.0 - /w/door.py:12 first-party'],
    },
    {
      log: [
        'Thread 0x7f (most recent call first):',
        '  File "/w/a.py", line 1 in run',
        '  File "/w/a.py", line 2, in wait',
      ],
      tells: ['3: 0.0 wait /w/a.py:2 first-party'],
    },
    {
      log: [
        'Traceback (most recent call last):',
        '  File "a.py", line 1, in a',
        'Traceback (most recent call last):',
        '  File "b.py", line 2, in b',
      ],
      tells: ['2: 0.0 a a.py:1 first-party', '4: 1.0 b b.py:2 first-party'],
    },
  ])('are read from $log', ({ log, tells }) => {
    expect(told(pythonFrames, ...log)).toEqual(tells)
  })
})
