import { describe, expect, it } from 'vitest'

import { kernelFrames } from '../../../../../src/engine/judge/symptoms/frames/kernel-frames.ts'
import { told } from '../told.ts'

describe('frames of the Linux kernel', () => {
  it.each([
    {
      log: [
        '[   12.345678] RIP: 0010:open_door+0xf8/0x180 [door]',
        '[   12.345679] RAX: 0000000000000000 RBX: ffff888003a1c000',
        '[   12.345680] Call Trace:',
        '[   12.345681]  <IRQ>',
        '[   12.345682]  ? chance+0x1/0x2',
        '[   12.345683]  walk_in+0x9a/0xb0 [door]',
        '[   12.345684]  do_syscall_64+0x5b/0x80',
      ],
      tells: [
        '1: 0.0 open_door door:- first-party',
        '6: 0.1 walk_in door:- first-party',
        '7: 0.2 do_syscall_64 vmlinux:- first-party',
      ],
    },
    {
      log: [
        'RIP: 0010:[<ffffffffa0e48308>]  [<ffffffffa0e48308>] open_door+0xf8/0x180 [door]',
        ' [<ffffffff8163572a>] walk_in+0x9a/0xb0',
        'EIP is at open_door+0x77/0x340 [door]',
      ],
      tells: [
        '1: 0.0 open_door door:- first-party',
        '2: 0.1 walk_in vmlinux:- first-party',
        '3: 0.2 open_door door:- first-party',
      ],
    },
    {
      log: [
        ' walk_in net/door/door.c:106 [inline]',
        ' open_door+0x12/0x34 net/door/door.c:123',
        ' shut_door+0x12/0x34 net/door/door.c:140:7 [door]',
      ],
      tells: [
        '1: 0.0 walk_in net/door/door.c:106 first-party',
        '2: 0.1 open_door net/door/door.c:123 first-party',
        '3: 0.2 shut_door net/door/door.c:140 first-party',
      ],
    },
    {
      log: ['pc : open_door+0x1c/0x40 [door]', 'lr : walk_in+0x40/0x60'],
      tells: ['1: 0.0 open_door door:- first-party', '2: 0.1 walk_in vmlinux:- first-party'],
    },
    {
      log: [
        '[<c010f4d4>] (unwind) from [<c010b8b0>] (show+0x10/0x14)',
        ' unwind from show+0x10/0x14',
        'PC is at open_door+0x10/0x20',
      ],
      tells: [
        '1: 0.0 unwind vmlinux:- first-party',
        '2: 0.1 unwind vmlinux:- first-party',
        '3: 0.2 open_door vmlinux:- first-party',
      ],
    },
    {
      log: ['WARNING: CPU: 0 PID: 1 at net/door.c:12 open_door+0x1/0x2 [door]'],
      tells: ['1: 0.0 open_door net/door.c:12 first-party'],
    },
    { log: ['kernel BUG at net/door.c:12!'], tells: ['1: 0.0 - net/door.c:12 first-party'] },
  ])('are read from $log', ({ log, tells }) => {
    expect(told(kernelFrames, ...log)).toEqual(tells)
  })

  it.each([
    'WARNING: the door is open',
    'open_door+0x12',
    'a message from [<somebody>]',
    'RAX: 0000000000000000',
    'x = y+0x1/0x2 + z',
  ])('are none in %s', (line) => {
    expect(told(kernelFrames, line)).toEqual([])
  })
})

describe('kernel frames into which places were put', () => {
  it.each([
    {
      log: [
        '[1532.198517][T14157] door_open (fs/door/open.c:32) ',
        ' vfs_open (fs/open.c:175 (discriminator 1))',
        ' kfree (mm/slub.c:3567 mm/slub.c:4558) [shop]',
      ],
      tells: [
        '1: 0.0 door_open fs/door/open.c:32 first-party',
        '2: 0.1 vfs_open fs/open.c:175 first-party',
        '3: 0.2 kfree mm/slub.c:3567 first-party',
      ],
    },
  ])('are read from $log', ({ log, tells }) => {
    expect(told(kernelFrames, ...log)).toEqual(tells)
  })

  it.each([{ log: [' door_open (open.c:32)'] }, { log: [' see door (fs/open.c:32)'] }])(
    'are not seen in $log',
    ({ log }) => {
      expect(told(kernelFrames, ...log)).toEqual([])
    },
  )
})
