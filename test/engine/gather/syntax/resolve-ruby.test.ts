import { describe, expect, it } from 'vitest'

import { usesOf, type Written } from './uses-of.ts'

const tree = [
  'lib/shop.rb',
  'lib/shop/cart.rb',
  'lib/shop/set.rb',
  'lib/shop/http_server.rb',
  'app/models/order.rb',
  'app/models/concerns/priced.rb',
  'spec/spec_helper.rb',
  'vendor/deep/money.rb',
]

const cases: readonly (readonly [string, Written, readonly string[]])[] = [
  ['spec/cart_spec.rb', 'module shop/cart', ['lib/shop/cart.rb']],
  ['spec/cart_spec.rb', 'module shop', ['lib/shop.rb']],
  ['spec/cart_spec.rb', 'module spec_helper', ['spec/spec_helper.rb']],
  ['spec/cart_spec.rb', 'path ../lib/shop/cart', ['lib/shop/cart.rb']],
  ['spec/cart_spec.rb', 'path spec_helper.rb', ['spec/spec_helper.rb']],
  ['spec/cart_spec.rb', 'name Shop::Cart', ['lib/shop/cart.rb']],
  ['spec/cart_spec.rb', 'name ::Shop::Cart', ['lib/shop/cart.rb']],
  ['spec/cart_spec.rb', 'name Shop::HTTPServer', ['lib/shop/http_server.rb']],
  ['lib/shop.rb', 'name Cart', ['lib/shop/cart.rb']],
  ['spec/order_spec.rb', 'name Order', ['app/models/order.rb']],
  ['spec/order_spec.rb', 'name Priced', ['app/models/concerns/priced.rb']],
]

describe('a Ruby require or constant', () => {
  it.each(cases)('in %s, %s', (path, says, uses) => {
    expect(usesOf('ruby', path, [says], tree)).toEqual(uses)
  })

  it.each([
    'module set',
    'module json',
    'name Money',
    'name String',
    'path ../../../gone',
    'module ',
  ] as const)('means nothing of ours: %s', (says) => {
    expect(usesOf('ruby', 'spec/cart_spec.rb', [says], tree)).toEqual([])
  })
})
