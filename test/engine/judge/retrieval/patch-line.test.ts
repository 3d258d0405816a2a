import { expect, it } from 'vitest'

import { patchLines } from '../../../../src/engine/judge/retrieval/patch-line.ts'
import { aFile } from '../../../builders/a-change.ts'

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
