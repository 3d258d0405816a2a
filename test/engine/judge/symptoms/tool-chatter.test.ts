import { describe, expect, it } from 'vitest'

import { isSaid, logLines } from '../../../../src/engine/judge/symptoms/log-lines.ts'
import { withoutChatter } from '../../../../src/engine/judge/symptoms/tool-chatter.ts'

const said = (...lines: readonly string[]): readonly string[] => {
  const text = lines.join('\n')
  return withoutChatter(logLines(text), text)
    .filter((line) => isSaid(line) && line.text !== '')
    .map((line) => line.text)
}

describe('what tools print whatever happens', () => {
  it('is not said: how gdb greets', () => {
    const greeting = [
      'GNU gdb (GDB) 11.1',
      'Copyright (C) 2021 Free Software Foundation, Inc.',
      'License GPLv3+: GNU GPL version 3 or later <http://gnu.org/licenses/gpl.html>',
      'There is NO WARRANTY, to the extent permitted by law.',
      'Type "show copying" and "show warranty" for details.',
      '    <http://www.gnu.org/software/gdb/documentation/>.',
      '',
      'For help, type "help".',
      'Reading symbols from door...',
      '(gdb) run',
      '#0  open () at door.c:12',
    ]
    expect(said(...greeting)).toEqual(['(gdb) run', '#0  open () at door.c:12'])
  })

  it('is not said: how far curl is', () => {
    const meter = [
      '  % Total    % Received % Xferd  Average Speed   Time    Time     Time  Current',
      '                                 Dload  Upload   Total   Spent    Left  Speed',
      '  0     0    0     0    0     0      0      0 --:--:-- --:--:-- --:--:--     0',
      '100  1256  100  1256    0     0   4096      0 --:--:-- --:--:-- --:--:--  4102',
      'curl: (7) Failed to connect to door.test port 1234',
    ]
    expect(said(...meter)).toEqual(['curl: (7) Failed to connect to door.test port 1234'])
  })

  it('is said where no such tool speaks, or long after it greeted', () => {
    expect(said('Reading symbols from door...')).toEqual(['Reading symbols from door...'])
    const long = Array.from({ length: 30 }, (_, at) => `step ${at}`)
    expect(said('GNU gdb (GDB) 11.1', ...long, 'Reading symbols from door...').at(-1)).toBe(
      'Reading symbols from door...',
    )
  })
})
