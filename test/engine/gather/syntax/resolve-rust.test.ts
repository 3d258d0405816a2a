import { describe, expect, it } from 'vitest'

import { usesOf, type Written } from './uses-of.ts'

const tree = [
  'Cargo.toml',
  'src/lib.rs',
  'src/cart.rs',
  'src/cart/total.rs',
  'src/page/mod.rs',
  'src/page/view.rs',
  'src/data.json',
  'crates/money/Cargo.toml',
  'crates/money/src/lib.rs',
  'crates/money/src/round.rs',
  'tests/common/mod.rs',
]

const cases: readonly (readonly [string, Written, readonly string[]])[] = [
  ['src/lib.rs', 'path cart', ['src/cart.rs']],
  ['src/lib.rs', 'path page', ['src/page/mod.rs']],
  ['src/cart.rs', 'path total', ['src/cart/total.rs']],
  ['src/page/mod.rs', 'path view', ['src/page/view.rs']],
  ['tests/cart.rs', 'path common', ['tests/common/mod.rs']],
  ['src/lib.rs', 'path data.json', ['src/data.json']],
  ['src/page/view.rs', 'module crate::cart::total::Total', ['src/cart/total.rs']],
  ['src/page/view.rs', 'module crate::Shop', ['src/lib.rs']],
  ['src/page/view.rs', 'module super::Page', ['src/page/mod.rs']],
  ['src/page/view.rs', 'module super::super::cart::Cart', ['src/cart.rs']],
  ['src/cart.rs', 'module self::total::Total', ['src/cart/total.rs']],
  ['src/cart/total.rs', 'module super::Cart', ['src/cart.rs']],
  ['src/cart.rs', 'module money::round::half_up', ['crates/money/src/round.rs']],
  ['src/cart.rs', 'module acme_money::round', ['crates/money/src/round.rs']],
  ['tests/cart.rs', 'module shop::cart::total::Total', ['src/cart/total.rs']],
  ['tests/cart.rs', 'module shop::Shop', ['src/lib.rs']],
  ['src/main.rs', 'module another_name::cart::Cart', ['src/cart.rs']],
  ['src/bin/serve.rs', 'module shop::Shop', ['src/lib.rs']],
]

describe('a Rust use', () => {
  it.each(cases)('in %s, %s', (path, says, uses) => {
    expect(usesOf('rust', path, [says], tree)).toEqual(uses)
  })

  it.each([
    ['src/cart.rs', 'module std::fmt'],
    ['tests/cart.rs', 'module std::fmt'],
    ['src/cart.rs', 'module serde::Serialize'],
    ['src/cart.rs', 'path gone'],
    ['tests/cart.rs', 'module serde::Serialize'],
  ] as const)('in %s means nothing of ours: %s', (path, says) => {
    expect(usesOf('rust', path, [says], tree)).toEqual([])
  })
})
