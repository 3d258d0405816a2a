import { describe, expect, it } from 'vitest'

import { usesOf, type Written } from './uses-of.ts'

const tree = [
  'src/Cart.php',
  'src/Money/Price.php',
  'src/Money/Rate.php',
  'tests/bootstrap.php',
  'lib/Acme/Old/Tax.php',
]
const test = 'tests/Money/PriceTest.php'

const cases: readonly (readonly [readonly Written[], readonly string[]])[] = [
  [['module Acme\\Shop\\Money\\Price'], ['src/Money/Price.php']],
  [['module Acme\\Shop\\Cart'], ['src/Cart.php']],
  [['module Acme\\Old\\Tax'], ['lib/Acme/Old/Tax.php']],
  [['package Acme\\Shop\\Money', 'name Rate'], ['src/Money/Rate.php']],
  [['package Acme\\Tests', 'name \\Acme\\Shop\\Money\\Rate'], ['src/Money/Rate.php']],
  [['package Acme\\Tests', 'module Acme\\Shop\\Money', 'name Money\\Rate'], ['src/Money/Rate.php']],
  [['path ../bootstrap.php'], ['tests/bootstrap.php']],
  [['path /../bootstrap.php'], ['tests/bootstrap.php']],
]

describe('a PHP use or include', () => {
  it.each(cases)('%j', (says, uses) => {
    expect(usesOf('php', test, says, tree)).toEqual(uses)
  })

  it.each(['module PHPUnit\\Framework\\TestCase', 'name InvalidArgumentException', 'path gone.php'] as const)(
    'means nothing of ours: %s',
    (says) => {
      expect(usesOf('php', test, [says], tree)).toEqual([])
    },
  )

  it('gives an imported name no second meaning', () => {
    const paths = ['src/Rate.php', 'src/Money/Rate.php']
    const says = ['package Acme', 'module Acme\\Money\\Rate', 'name Rate'] as const
    expect(usesOf('php', 'src/Cart.php', says, paths)).toEqual(['src/Money/Rate.php'])
  })
})
