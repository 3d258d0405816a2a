import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'

import { editsOf, movedBy, touches } from '../../../src/engine/act/edited-lines.ts'

describe('the edits of a patch', () => {
  it('are runs of removed and added lines, apart where a line between stays or a hunk ends', () => {
    const patch =
      '@@ -3,5 +3,5 @@\n a\n-b\n-c\n+B\n d\n-e\n+E\n+F\n@@ -20,0 +21,1 @@\n+new\n@@ -30,1 +31,0 @@\n-gone\n'
    expect(editsOf(patch)).toEqual([
      { oldStart: 4, oldCount: 2, newStart: 4, newCount: 1, added: ['B'] },
      { oldStart: 7, oldCount: 1, newStart: 6, newCount: 2, added: ['E', 'F'] },
      { oldStart: 21, oldCount: 0, newStart: 21, newCount: 1, added: ['new'] },
      { oldStart: 30, oldCount: 1, newStart: 32, newCount: 0, added: [] },
    ])
  })

  it('are apart where hunks without context follow one another', () => {
    expect(editsOf('@@ -3 +3 @@\n-a\n+A\n@@ -9 +9 @@\n-b\n+B\n').map(({ oldStart }) => oldStart)).toEqual([
      3, 9,
    ])
  })
})

describe('a stretch of lines', () => {
  const edit = { oldStart: 10, oldCount: 2, newStart: 10, newCount: 5, added: [] }

  it.each([
    [7, 2, false],
    [8, 2, true],
    [12, 1, true],
    [13, 1, false],
  ])('from line %i on, %i long: touched by an edit of lines 10 and 11 is %s', (start, count, is) => {
    expect(touches({ start, count }, edit)).toBe(is)
  })

  test.prop([fc.integer({ min: 1, max: 40 })])(
    'moves by what edits above it added, and by nothing below',
    (start) => {
      fc.pre(!touches({ start, count: 1 }, edit))
      expect(movedBy([{ start, count: 1 }], [edit])).toEqual([
        { start: start < 10 ? start : start + 3, count: 1 },
      ])
    },
  )
})
