import { describe, expect, it } from 'vitest'

import { patchRows } from '../../../src/engine/model/patch-rows.ts'

const rows = (...lines: readonly string[]): readonly string[] =>
  Array.from(
    patchRows(lines.join('\n')),
    ({ sign, text, before, after }) => `${before} ${after} ${sign}${text}`,
  )

describe('the rows of a patch', () => {
  it('stand at their lines in the old file and in the new one', () => {
    expect(
      rows('@@ -3,3 +3,3 @@ f()', ' a', '-b', '+B', ' c', '@@ -9 +9,2 @@', '-x', '+y', '+z', ''),
    ).toEqual(['3 3  a', '4 4 -b', '5 4 +B', '5 5  c', '9 9 -x', '10 9 +y', '10 10 +z'])
  })

  it('stand before what follows them where the other side has no lines', () => {
    expect(rows('@@ -4,0 +5,2 @@', '+a', '+b')).toEqual(['5 5 +a', '5 6 +b'])
    expect(rows('@@ -5,2 +4,0 @@', '-a', '-b')).toEqual(['5 5 -a', '6 5 -b'])
    expect(rows('@@ -0,0 +1 @@', '+a')).toEqual(['1 1 +a'])
  })

  it('are none before the first hunk, and none for a missing line end', () => {
    expect(rows('diff --git a/x b/x', '+++ b/x')).toEqual([])
    expect(rows('@@ -1 +1 @@', '-a', '\\ No newline at end of file', '+a')).toEqual(['1 1 -a', '2 1 +a'])
  })
})
