import { fc, test } from '@fast-check/vitest'
import { expect, it } from 'vitest'

import { findPatchLine, patchLines } from '../../../../src/engine/judge/retrieval/patch-line.ts'
import { aChange, aFile } from '../../../builders/a-change.ts'

it('numbers added lines as in the new file and removed ones as in the old', () => {
  const patch = '@@ -10,3 +20,3 @@ f()\n a\n-b\n+c\n d\n\\ No newline at end of file\n@@ -90 +100 @@\n-x\n+y'
  const lines = [...patchLines(aFile({ path: 'a.c', patch }))].map(
    ({ sign, text, number }) => `${sign}${text}@${number}`,
  )
  expect(lines).toEqual(['-b@11', '+c@21', '-x@90', '+y@100'])
})

it('has no lines where there is no patch', () => {
  expect([...patchLines(aFile({ patch: null }))]).toEqual([])
})

it('keeps a line that ends like a marker, and one that begins with one in the file', () => {
  const patch = '@@ -1,4 +1,5 @@\n a\\\n+b\\\n+++c\n-- d\n e'
  const lines = [...patchLines(aFile({ patch }))].map(({ sign, text, number }) => `${sign}${text}@${number}`)
  expect(lines).toEqual(['+b\\@2', '+++c@3', '-- d@2'])
})

it('finds the first line that satisfies, file by file', () => {
  const change = aChange({
    files: [
      aFile({ path: 'image.png', patch: null }),
      aFile({ path: 'a.ts', patch: '@@ -1 +1 @@\n-old\n+new' }),
      aFile({ path: 'b.ts', patch: '@@ -1 +1 @@\n+new too' }),
    ],
  })
  expect(findPatchLine(change, (text) => text.includes('new'))).toEqual({
    path: 'a.ts',
    sign: '+',
    text: 'new',
    number: 1,
  })
  expect(findPatchLine(change, (text) => text === 'gone')).toBeNull()
})

test.prop([
  fc.array(fc.tuple(fc.constantFrom('+', '-', ' '), fc.stringMatching(/^[a-z]{0,8}$/)), { maxLength: 30 }),
])('numbers the lines as the two files count them', (drawn) => {
  const patch = ['@@ -1 +1 @@', ...drawn.map(([sign, text]) => `${sign}${text}`)].join('\n')
  const kept = (skipped: string) => drawn.filter(([sign]) => sign !== skipped).map(([, text]) => text)
  const [before, after] = [kept('+'), kept('-')]
  for (const { sign, text, number } of patchLines(aFile({ patch }))) {
    expect((sign === '+' ? after : before)[number - 1]).toBe(text)
  }
})
