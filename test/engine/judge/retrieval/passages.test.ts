import { expect, it } from 'vitest'

import { passageCollector } from '../../../../src/engine/judge/retrieval/passages.ts'

it('collects the hunks that hold a wanted word, and how long all of them are', () => {
  const { begin, add, collected } = passageCollector((path) => (path === 'tax.ts' ? ['tax'] : []))
  add('title', 3, ['tax'])
  begin('cart.ts')
  add('added', 1, ['cents'])
  add('context', 1, ['cents'])
  begin('cart.ts')
  add('removed', 2, [])
  begin('tax.ts')
  const { kept, all, words } = collected()
  expect(kept.map(({ length, counts }) => [length, Object.fromEntries(counts)])).toEqual([
    [2, { cents: 1.6 }],
    [1, { tax: 1.5 }],
  ])
  expect([all, words]).toEqual([3, 5])
})
