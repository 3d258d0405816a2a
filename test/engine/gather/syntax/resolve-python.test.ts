import { describe, expect, it } from 'vitest'

import { usesOf, type Written } from './uses-of.ts'

const tree = [
  'src/shop/__init__.py',
  'src/shop/cart.py',
  'src/shop/json/__init__.py',
  'src/shop/views/__init__.py',
  'src/shop/views/page.py',
  'src/shop/fast.pyx',
  'tools/types.py',
  'tests/helpers.py',
  'tests/conftest.py',
]

const cases: readonly (readonly [string, Written, readonly string[]])[] = [
  ['tests/test_cart.py', 'module shop.cart', ['src/shop/cart.py']],
  ['tests/test_cart.py', 'module shop', ['src/shop/__init__.py']],
  ['tests/test_cart.py', 'module shop.views', ['src/shop/views/__init__.py']],
  ['tests/test_cart.py', 'module shop.views.page', ['src/shop/views/page.py']],
  ['tests/test_cart.py', 'module shop.fast', ['src/shop/fast.pyx']],
  ['tests/test_cart.py', 'module helpers', ['tests/helpers.py']],
  ['src/shop/app.py', 'module .cart', ['src/shop/cart.py']],
  ['src/shop/app.py', 'module .', ['src/shop/__init__.py']],
  ['src/shop/views/page.py', 'module ..cart', ['src/shop/cart.py']],
  ['src/shop/views/page.py', 'module ..', ['src/shop/__init__.py']],
]

describe('a Python import', () => {
  it.each(cases)('in %s, %s', (path, says, uses) => {
    expect(usesOf('python', path, [says], tree)).toEqual(uses)
  })

  it.each([
    ['src/shop/cart.py', 'module json'],
    ['src/shop/cart.py', 'module types'],
    ['tests/test_cart.py', 'module shop.cart.Cart'],
    ['src/shop/cart.py', 'module ......cart'],
    ['src/shop/cart.py', 'module os.path'],
  ] as const)('in %s means nothing of ours: %s', (path, says) => {
    expect(usesOf('python', path, [says], tree)).toEqual([])
  })

  it('means the package of the own project where several have one of its name', () => {
    const paths = ['a/shop/__init__.py', 'a/shop/cart.py', 'b/shop/__init__.py', 'b/shop/cart.py']
    expect(usesOf('python', 'b/tests/test_cart.py', ['module shop.cart'], paths)).toEqual(['b/shop/cart.py'])
  })
})
