import { describe, expect, it } from 'vitest'

import { nativeFrames } from '../../../../../src/engine/judge/symptoms/frames/native-frames.ts'
import { told } from '../told.ts'

describe('frames of C and C++', () => {
  it.each([
    {
      log: [
        '                #0  0x0000559139d7dcb5 open_door (shop + 0x43cb5)',
        '                #1  0x0000559139d7de3d n/a (shop + 0x43e3d)',
      ],
      tells: ['1: 0.0 open_door shop:- first-party'],
    },
    {
      log: ['#1  0x0040 in main (argc=1) at src/main.c:12', '#0  helper () at src/help.c:3'],
      tells: ['1: 0.0 main src/main.c:12 first-party', '2: 0.1 helper src/help.c:3 first-party'],
    },
    {
      log: [
        '#3 0x7f22 in jq_next src/execute.c:860:3',
        'freed by thread T0 here:',
        '#0 0x11 in open(int) src/door.c:4',
      ],
      tells: ['1: 0.0 jq_next src/execute.c:860 first-party', '3: 1.0 open(int) src/door.c:4 first-party'],
    },
    {
      log: [
        '      #00 pc 000000000004a3c8  /system/lib64/libc.so (abort+88)',
        '      #01 pc 0000000000012345  /data/lib/libdoor.so (Door::open(int)+20) (src/door.cpp:88)',
      ],
      tells: ['2: 0.0 Door::open(int) src/door.cpp:88 first-party'],
    },
    {
      // Git takes a line that begins with # for a comment.
      log: ['  0 0x7f22 in shut src/door.c:860:3', '  1 0x7f23 in main (argc=1) at src/main.c:12'],
      tells: ['1: 0.0 shut src/door.c:860 first-party', '2: 0.1 main src/main.c:12 first-party'],
    },
    {
      log: ['    ==12==    at 0x1234: shut (door.c:7)', '    ./door(door_shut+0x1d)[0x4005f3]'],
      tells: ['1: 0.0 shut door.c:7 first-party', '2: 0.1 door_shut ./door:- first-party'],
    },
    {
      log: [
        ' #0 first (map=<optimized out>, map=<optimized out>,',
        '    hash=<optimized out>) at ../lib/map.h:328',
        ' #1 0x0812b9d7 in get (map=0x9738a276,',
        '    key=0x817f7ab "id",',
        '    length=3)',
        '    at ../lib/map.c:198',
        ' #2 run () at ../shop/run.c:666',
        ' #3 0x0804c9dd in main (argc=10,',
        ' #4 0x0804c9de in start () at ../shop/start.c:2',
      ],
      tells: [
        '2: 0.0 first ../lib/map.h:328 first-party',
        '6: 0.1 get ../lib/map.c:198 first-party',
        '7: 0.2 run ../shop/run.c:666 first-party',
        '9: 0.3 start ../shop/start.c:2 first-party',
      ],
    },
    {
      log: ['  #0 open_door() src/door.cpp:5:2 (prog+0x1263)'],
      tells: ['1: 0.0 open_door() src/door.cpp:5 first-party'],
    },
    {
      log: ['./door(door_shut+0x1d)[0x4005f3]', './door(+0x1d) [0x4005f3]'],
      tells: ['1: 0.0 door_shut ./door:- first-party', '2: 0.1 - ./door:- first-party'],
    },
    {
      log: [' #5 0x0000 llvm::foo(int) /w/lib/File.cpp:123:4'],
      tells: ['1: 0.0 llvm::foo(int) /w/lib/File.cpp:123 first-party'],
    },
    {
      log: ['==12==    at 0x1234: shut (door.c:7)', '==12==    by 0x1235: main (main.c:12)'],
      tells: ['1: 0.0 shut door.c:7 first-party', '2: 0.1 main main.c:12 first-party'],
    },
    {
      log: ['  * frame #0: 0x0001 prog`name(x=1) at src/a.c:12:3'],
      tells: ['1: 0.0 name(x=1) src/a.c:12 first-party'],
    },
    {
      log: [
        'Thread 2 opens',
        '  #0 run() src/a.cpp:5 (prog+0x1)',
        '',
        '',
        '  #0 main() src/b.cpp:6 (prog+0x2)',
      ],
      tells: ['2: 0.0 run() src/a.cpp:5 first-party', '5: 1.0 main() src/b.cpp:6 first-party'],
    },
  ])('are read from $log', ({ log, tells }) => {
    expect(told(nativeFrames, ...log)).toEqual(tells)
  })

  it.each([{ log: ['#1 text in prose src/a.c:1'] }])('are not seen in $log', ({ log }) => {
    expect(told(nativeFrames, ...log)).toEqual([])
  })
})
