import { fc, test } from '@fast-check/vitest'
import { expect, it } from 'vitest'

import { describeChange } from '../../../../../src/engine/judge/ranking/election/describe-change.ts'
import { aChange, aFile } from '../../../../builders/a-change.ts'

it('shows the same few fields of every change, the implicated paths first', () => {
  const files = ['a.ts', 'b.ts', 'c.ts'].map((path) => aFile({ path, additions: 2, deletions: 3 }))
  expect(describeChange(aChange({ title: 'Add\ntax', files }), 'bcd', new Set(['c.ts', 'z.ts']))).toEqual({
    id: 'bcd',
    title: 'Add tax',
    paths: ['c.ts', 'a.ts', 'b.ts'],
    touches: '3 source',
    linesAdded: 6,
    linesRemoved: 9,
    symbols: [],
    notes: [],
  })
})

test.prop([
  fc.array(fc.string({ minLength: 1, maxLength: 200 }), { maxLength: 20 }),
  fc.string({ maxLength: 400 }),
])('shows no more bytes than the bounds allow, whatever the change is called', (paths, title) => {
  const shown = describeChange(
    aChange({ title, files: paths.map((path) => aFile({ path })) }),
    'bcd',
    new Set(),
  )
  const bytes = (value: unknown) => new TextEncoder().encode(JSON.stringify(value)).length
  expect(bytes(shown.title)).toBeLessThanOrEqual(162)
  expect(bytes(shown.paths)).toBeLessThanOrEqual(322)
})

it('names what it defines, what its hunks stand in, and what is known of it at a glance', () => {
  const patch = '@@ -1,2 +1,2 @@ class Cart {\n-  function total() {\n+const sumOf = (tax) => 1\n plain = 2\n'
  const change = aChange({
    title: 'Revert "Add tax"',
    files: [aFile({ patch }), aFile({ path: 'package.json', status: 'removed', patch: null })],
    filesCompleteness: { kind: 'truncated', because: 'a test' },
  })
  expect(describeChange(change, 'bcd', new Set())).toMatchObject({
    symbols: ['total', 'sumOf', 'Cart'],
    notes: [
      'takes an earlier change back',
      'changes dependencies or the build',
      'removes files',
      'not all of its files are known',
    ],
  })
  expect(describeChange(change, 'bcd', new Set(), 'short').symbols).toEqual([])
})
