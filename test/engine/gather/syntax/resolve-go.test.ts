import { describe, expect, it } from 'vitest'

import { usesOf, type Written } from './uses-of.ts'

const tree = [
  'go.mod',
  'shop.go',
  'internal/cart/cart.go',
  'internal/cart/total.go',
  'internal/cart/total_test.go',
  'internal/cart/testdata/x.json',
  'internal/fmt/fmt.go',
  'tools/go.mod',
  'tools/gen/gen.go',
]

const cases: readonly (readonly [Written, readonly string[]])[] = [
  ['module github.com/acme/shop/internal/cart', ['internal/cart/cart.go', 'internal/cart/total.go']],
  ['module example.com/internal/cart', ['internal/cart/cart.go', 'internal/cart/total.go']],
  ['module github.com/acme/shop/tools/gen', ['tools/gen/gen.go']],
  ['module github.com/acme/shop', ['shop.go']],
]

describe('a Go import', () => {
  it.each(cases)('%s', (says, uses) => {
    expect(usesOf('go', 'cmd/main.go', [says], tree)).toEqual(uses)
  })

  it.each(['module fmt', 'module encoding/json', 'module github.com/other/lib', 'package main'] as const)(
    'means nothing of ours: %s',
    (says) => {
      expect(usesOf('go', 'cmd/main.go', [says], tree)).toEqual([])
    },
  )

  it('is not needed for files of the own package: the one that a test is named after stands first', () => {
    expect(usesOf('go', 'internal/cart/total_test.go', [], tree)).toEqual([
      'internal/cart/total.go',
      'internal/cart/cart.go',
    ])
  })

  it('brings no more than thirty files of a large package', () => {
    const large = Array.from({ length: 100 }, (_, at) => `cart/f${at}.go`)
    expect(usesOf('go', 'main.go', ['module example.com/x/shop/cart'], ['go.mod', ...large])).toHaveLength(30)
  })
})
