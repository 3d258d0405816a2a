import { describe, expect, it } from 'vitest'

import { novelty } from '../../../../src/engine/judge/symptoms/baseline.ts'
import { logLines } from '../../../../src/engine/judge/symptoms/log-lines.ts'

const novelLines = (log: string, baseline: string): string[] => {
  const lines = logLines(log)
  const isNovel = novelty(lines, logLines(baseline))
  return lines.filter(isNovel).map((line) => line.text)
}

describe('what the last good run printed too', () => {
  it.each([
    ['a duration', 'done in 12.5s', 'done in 9ms'],
    ['a time', 'started 2031-01-02 10:11:12', 'started 2031-02-03 20:21:22'],
    ['a hash', 'built 1a2b3c4d5e', 'built ffee00112233'],
    ['an address', 'object at 0x7ffc01', 'object at 0x55aa99'],
    ['a uuid', 'run 123e4567-e89b-12d3-a456-426614174000', 'run 00000000-e89b-12d3-a456-426614174fff'],
    ['a port', 'listening on localhost:40123', 'listening on localhost:5001'],
    ['a counter', '[3/40] compiled', '[12/41] compiled'],
    ['a process number', '==311== no leaks', '==99== no leaks'],
  ])('is known again though %s differs', (_, line, good) => {
    expect(novelLines(line, good)).toEqual([])
  })

  it('hides one line of the log per line of its own', () => {
    expect(novelLines('Error: boom\nother\nError: boom', 'Error: boom')).toEqual(['other', 'Error: boom'])
  })

  it('is matched word for word before it is matched by shape', () => {
    expect(novelLines('a.c:10: warning\na.c:99: warning', 'a.c:99: warning')).toEqual(['a.c:10: warning'])
  })

  it('does not hide a test that fails now', () => {
    expect(novelLines('T#test_1 = 0.00 s = F', 'T#test_1 = 0.00 s = .')).toEqual(['T#test_1 = 0.00 s = F'])
    expect(novelLines('not ok 3 - opens', 'ok 3 - opens')).toEqual(['not ok 3 - opens'])
  })

  it('hides nothing where there is none', () => {
    expect(novelLines('a\n\nb', '')).toEqual(['a', 'b'])
  })
})
