import { fc, test } from '@fast-check/vitest'
import { applyPatch } from 'diff'
import { expect, it } from 'vitest'

import { patchBetween } from '../../../../src/adapters/github/changes/patch-between.ts'

const text = fc
  .array(fc.constantFrom('a', 'b', 'c', '', '--- x', '+++ y', '@@ -1 +1 @@'), { maxLength: 30 })
  .chain((lines) => fc.boolean().map((ends) => lines.join('\n') + (ends ? '\n' : '')))

test.prop([text, text])('turns the one text into the other', (before, after) => {
  const found = patchBetween(before, after)
  expect(found).not.toBeNull()
  if (found === null || found.patch === '') {
    expect(before).toBe(after)
    return
  }
  expect(applyPatch(before, `--- a\n+++ b\n${found.patch}\n`)).toBe(after)
  const changed = found.patch.split('\n').filter((line) => /^[-+]/.test(line))
  expect(changed).toHaveLength(found.additions + found.deletions)
})

it('writes hunks as GitHub does', () => {
  const before = Array.from({ length: 20 }, (_, n) => `line ${n}\n`).join('')
  const after = before.replace('line 9\n', 'line nine\n')
  expect(patchBetween(before, after)).toEqual({
    patch: '@@ -7,7 +7,7 @@\n line 6\n line 7\n line 8\n-line 9\n+line nine\n line 10\n line 11\n line 12',
    additions: 1,
    deletions: 1,
  })
  expect(patchBetween('', 'one\n')?.patch).toBe('@@ -0,0 +1 @@\n+one')
  expect(patchBetween('one\n', '')?.patch).toBe('@@ -1 +0,0 @@\n-one')
})

it('gives up on texts that have too little in common, instead of taking for ever', () => {
  const many = (word: string) => Array.from({ length: 6_000 }, (_, n) => `${word} ${n}`).join('\n')
  expect(patchBetween(many('one'), many('other'))).toBeNull()
})
