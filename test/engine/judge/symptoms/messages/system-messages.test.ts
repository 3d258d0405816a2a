import { describe, expect, it } from 'vitest'

import { systemMessages } from '../../../../../src/engine/judge/symptoms/messages/system-messages.ts'
import { told } from '../told.ts'

describe('what the kernel and valgrind say', () => {
  it.each([
    [
      '[   12.345678] BUG: KASAN: slab-out-of-bounds in open_door+0x1/0x2 [door]',
      'BUG: KASAN: slab-out-of-bounds in open_door+0x1/0x2 [door]',
    ],
    ['watchdog: BUG: soft lockup - CPU#0 stuck for 22s!', 'BUG: soft lockup - CPU#0 stuck for 22s!'],
    ['Kernel panic - not syncing: Fatal exception', 'Kernel panic: not syncing: Fatal exception'],
    ['---[ end Kernel panic - not syncing: Fatal ]---', 'Kernel panic: not syncing: Fatal'],
    ['<0>[  924.855895] Oops: 0000 [#1] SMP', 'Oops: Oops: 0000 [#1] SMP'],
    ['Internal error: Oops: 17 [#1] ARM', 'Oops: Oops: 17 [#1] ARM'],
    [
      'WARNING: possible circular locking dependency detected',
      'WARNING: possible circular locking dependency detected',
    ],
    [
      'INFO: task door:12 blocked for more than 120 seconds.',
      'hung task: task door:12 blocked for more than 120 seconds.',
    ],
    ['==12== Invalid read of size 8', 'valgrind: Invalid read of size 8'],
    [
      '  ==12== 40 (16 direct, 24 indirect) bytes in 1 blocks are definitely lost in loss record 2 of 3',
      'valgrind: 40 (16 direct, 24 indirect) bytes in 1 blocks are definitely lost in loss record 2 of 3',
    ],
  ])('%s', (line, tells) => {
    expect(told(systemMessages, line).map((one) => one.replace(/ «.*»$/, ''))).toEqual([`1: ${tells}`])
  })

  it.each([
    'Fixed a BUG: the door',
    'WARNING: the door is open',
    '==12== All heap blocks were freed -- no leaks are possible',
    'hoops: 3',
  ])('is nothing in %s', (line) => {
    expect(told(systemMessages, line)).toEqual([])
  })
})
