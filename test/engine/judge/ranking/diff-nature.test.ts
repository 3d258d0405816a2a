import { expect, it } from 'vitest'

import { diffNature } from '../../../../src/engine/judge/ranking/diff-nature.ts'
import { aChange, aFile } from '../../../builders/a-change.ts'

const natureOf = (path: string, ...lines: readonly string[]) =>
  diffNature(aChange({ files: [aFile({ path, patch: `@@ -1,3 +1,3 @@\n${lines.join('\n')}` })] }))

it.each([
  ['comments of a C-like language', 'a.ts', ['-// old words', '+// new words', '+ * more', '+']],
  ['comments of a script', 'a.py', ['-# old words', '+# new words']],
])('knows a change of %s', (_what, path, lines) => {
  expect(natureOf(path, ...lines)).toBe('comments')
})

it.each([
  ['code beside a comment', 'a.ts', ['+// why', '+go()']],
  ['a pointer written to', 'a.c', ['+*p = 3;']],
  ['an include', 'a.c', ['-#include <a.h>', '+#include <b.h>']],
  ['a file of which nobody knows the comments', 'a.md', ['+# Title']],
])('takes %s for code', (_what, path, lines) => {
  expect(natureOf(path, ...lines)).toBe('code')
})

it('knows a change of blanks and line breaks alone', () => {
  expect(natureOf('a.ts', '-go( 1,2 )', '+go(1,', '+  2)')).toBe('formatting')
})

it('does not judge what it cannot see', () => {
  expect(diffNature(aChange({ files: [aFile({ patch: null })] }))).toBe('unknown')
  expect(diffNature(aChange({ files: [] }))).toBe('unknown')
  expect(diffNature(aChange({ files: [aFile({ status: 'renamed', patch: '' })] }))).toBe('unknown')
})

it('needs every file to be alike', () => {
  const files = [
    aFile({ path: 'a.ts', patch: '@@ -1 +1 @@\n+// words' }),
    aFile({ path: 'b.ts', patch: '@@ -1 +1 @@\n+go()' }),
  ]
  expect(diffNature(aChange({ files }))).toBe('code')
})
