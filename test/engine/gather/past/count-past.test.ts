import { expect, it } from 'vitest'

import { countPast } from '../../../../src/engine/gather/past/count-past.ts'
import type { PastCommit } from '../../../../src/engine/model/past.ts'
import { aChange, aFile } from '../../../builders/a-change.ts'

const change = aChange({ title: 'Enable the tax cache', files: [aFile({ path: 'src/tax/rate.ts' })] })
const past: readonly PastCommit[] = [
  { title: 'Revert "Enable the cart cache"', paths: ['src/cart/cart.ts'] },
  { title: '[Rollback] tax rates', paths: ['src/tax/rate.ts', 'src/tax/data.json'] },
  { title: 'Document reverting, cache by cache', paths: ['docs/how.md'] },
  { title: 'Format all', paths: null },
]

it('counts the words and places of the changes, apart where something was taken back', () => {
  expect(countPast(past, [change])).toEqual({
    commits: 4,
    reverts: 2,
    words: [
      { name: 'cache', commits: 2, reverts: 1 },
      { name: 'enable', commits: 1, reverts: 1 },
      { name: 'tax', commits: 1, reverts: 1 },
      { name: 'the', commits: 1, reverts: 1 },
    ],
    paths: [
      { name: '*.ts', commits: 2, reverts: 2 },
      { name: 'src/', commits: 2, reverts: 2 },
      { name: 'src/tax/', commits: 1, reverts: 1 },
      { name: 'src/tax/rate.ts', commits: 1, reverts: 1 },
    ],
  })
})

it('keeps no name that only the past bore', () => {
  expect(JSON.stringify(countPast(past, [change]))).not.toContain('cart')
})

it('is unknown without a past', () => {
  expect(countPast([], [change])).toBeNull()
})
