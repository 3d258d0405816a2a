import { describe, expect, it } from 'vitest'

import { usesOf, type Written } from './uses-of.ts'

const tree = [
  'src/cart/total.h',
  'src/cart/total.cc',
  'src/cart/types.h',
  'include/shop/page.hpp',
  'lib/page.cpp',
  'third_party/x/total.h',
  'shop.h',
  'shop.c',
]

const cases: readonly (readonly [string, Written, readonly string[]])[] = [
  ['src/cart/total_test.cc', 'path total.h', ['src/cart/total.h', 'src/cart/total.cc']],
  ['test/total_test.cc', 'path cart/total.h', ['src/cart/total.h', 'src/cart/total.cc']],
  ['test/total_test.cc', 'path acme/cart/total.h', ['src/cart/total.h', 'src/cart/total.cc']],
  ['src/app.cc', 'path cart/types.h', ['src/cart/types.h']],
  ['test/page.cc', 'module shop/page.hpp', ['include/shop/page.hpp', 'lib/page.cpp']],
  ['test/all.c', 'path ../shop.h', ['shop.h', 'shop.c']],
  ['test/all.c', 'path ../shop.c', ['shop.c']],
]

describe('a C or C++ include', () => {
  it.each(cases)('in %s, %s', (path, says, uses) => {
    expect(usesOf('native', path, [says], tree)).toEqual(uses)
  })

  it.each(['module vector', 'module sys/types.h', 'path gone.h', 'path ../../../../x.h', 'path '] as const)(
    'means nothing of ours: %s',
    (says) => {
      expect(usesOf('native', 'src/app.cc', [says], tree)).toEqual([])
    },
  )

  it('leads from a header to the source that carries it out', () => {
    expect(usesOf('native', 'src/cart/total.h', ['path types.h'], tree)).toEqual([
      'src/cart/types.h',
      'src/cart/total.cc',
    ])
  })
})
