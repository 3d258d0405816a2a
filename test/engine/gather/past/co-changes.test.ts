import { expect, it } from 'vitest'

import { coChanges } from '../../../../src/engine/gather/past/co-changes.ts'
import type { PastCommit } from '../../../../src/engine/model/past.ts'

const landed = (...paths: readonly string[]): PastCommit => ({ title: 'x', paths })
const past = [
  landed('tax.ts', 'docs/täx.md'),
  landed('tax.ts', 'tax.test.ts'),
  landed('rates.json', 'tax.test.ts', 'tax.ts'),
  { title: 'sweep', paths: null },
  landed('other.ts'),
]

it('counts what landed together, the most frequent first, ties by path', () => {
  expect(coChanges(past, ['tax.ts', 'other.ts', 'new.ts'])).toEqual([
    {
      path: 'tax.ts',
      commits: 3,
      with: [
        { path: 'tax.test.ts', commits: 2 },
        { path: 'docs/täx.md', commits: 1 },
        { path: 'rates.json', commits: 1 },
      ],
    },
    { path: 'other.ts', commits: 1, with: [] },
    { path: 'new.ts', commits: 0, with: [] },
  ])
})

it('tells of the first twelve files, and of a hundred others each', () => {
  const many = Array.from({ length: 150 }, (_, index) => `a${index}.ts`)
  const told = coChanges([landed('tax.ts', ...many)], ['tax.ts', ...many])
  expect([told.length, told[0]?.with.length]).toEqual([12, 100])
})

it('knows nothing without a past', () => {
  expect(coChanges([], ['tax.ts'])).toEqual([])
})
