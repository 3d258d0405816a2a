import { expect, it } from 'vitest'

import { passageCollector } from '../../../../src/engine/judge/retrieval/passages.ts'

it('collects the hunks that hold a wanted word, and how long all of them are', () => {
  const { begin, hold, lengthen, collected } = passageCollector((path) => (path === 'tax.ts' ? ['tax'] : []))
  hold('title', ['tax'])
  lengthen(3)
  begin('cart.ts')
  hold('added', ['cents'])
  hold('context', ['cents'])
  lengthen(2)
  begin('cart.ts')
  lengthen(2)
  begin('tax.ts')
  begin('tax.ts')
  hold('removed', ['cents'])
  lengthen(1)
  const { kept, all, words } = collected()
  expect(kept.map(({ length, counts }) => [length, Object.fromEntries(counts)])).toEqual([
    [2, { cents: 1.6 }],
    [1, { tax: 1.5 }],
    [2, { tax: 1.5, cents: 1 }],
  ])
  expect([all, words]).toEqual([4, 7])
})
