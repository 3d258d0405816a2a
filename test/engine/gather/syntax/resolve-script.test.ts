import { describe, expect, it } from 'vitest'

import { usesOf, type Written } from './uses-of.ts'

const tree = [
  'package.json',
  'src/index.ts',
  'src/cart/total.ts',
  'src/cart/index.ts',
  'src/cart/view.tsx',
  'src/legacy.js',
  'src/legacy.d.ts',
  'src/data.json',
  'src/Price.vue',
  'packages/money/package.json',
  'packages/money/src/index.ts',
  'packages/money/src/round.ts',
  'packages/plain/package.json',
  'packages/plain/plain.js',
  'packages/other/src/cart/total.ts',
  'ext/web/01_console.js',
]

const cases: readonly (readonly [string, Written, readonly string[]])[] = [
  ['src/app.ts', 'module ./cart/total', ['src/cart/total.ts']],
  ['src/app.ts', 'module ./cart/total.ts', ['src/cart/total.ts']],
  ['src/app.ts', 'module ./cart/total.js', ['src/cart/total.ts']],
  ['src/app.ts', 'module ./cart/view', ['src/cart/view.tsx']],
  ['src/app.ts', 'module ./cart', ['src/cart/index.ts']],
  ['src/cart/total.ts', 'module .', ['src/cart/index.ts']],
  ['src/cart/total.ts', 'module ..', ['src/index.ts']],
  ['src/app.ts', 'module ./data.json?raw', ['src/data.json']],
  ['src/app.ts', 'module ./Price', ['src/Price.vue']],
  ['src/app.ts', 'module ./legacy', ['src/legacy.d.ts']],
  ['test/app.js', 'module ../src/legacy', ['src/legacy.js']],
  ['test/app.ts', 'module @/cart/total', ['src/cart/total.ts']],
  ['test/app.ts', 'module ~/cart/total', ['src/cart/total.ts']],
  ['test/app.ts', 'module #cart/total', ['src/cart/total.ts']],
  ['test/app.ts', 'module @app/cart/total', ['src/cart/total.ts']],
  ['packages/other/test/app.ts', 'module @/cart/total', ['packages/other/src/cart/total.ts']],
  ['test/app.ts', 'module src/cart/total', ['src/cart/total.ts']],
  ['src/app.ts', 'module @acme/money', ['packages/money/src/index.ts']],
  ['src/app.ts', 'module money/round', ['packages/money/src/round.ts']],
  ['src/app.ts', 'module plain', ['packages/plain/plain.js']],
  ['test/app.ts', 'module shop', ['src/index.ts']],
  ['test/app.ts', 'module shop/cart', ['src/cart/index.ts']],
  ['test/app.ts', 'module ext:deno_web/01_console.js', ['ext/web/01_console.js']],
  ['test/app.ts', 'path ../src/legacy.js', ['src/legacy.js']],
]

describe('a JavaScript or TypeScript import', () => {
  it.each(cases)('in %s, %s', (path, says, uses) => {
    expect(usesOf('script', path, [says], tree)).toEqual(uses)
  })

  it.each([
    'module total',
    'module lodash/fp',
    'module @scope/total',
    'module node:fs',
    'module https://example.test/src/index.ts',
    'module ../../../etc/passwd',
    'module ./gone',
    'module ',
  ] as const)('of what is not here: %s', (says) => {
    expect(usesOf('script', 'src/app.ts', [says], tree)).toEqual([])
  })

  it('of the folder above finds the entry that only the manifest names', () => {
    expect(usesOf('script', 'test/a.js', ['module ../'], ['package.json', 'shop.js'])).toEqual(['shop.js'])
  })

  it('takes a file before a folder, and a source before what it is compiled to', () => {
    const paths = ['src/cart.ts', 'src/cart/index.ts', 'src/cart.js']
    expect(usesOf('script', 'src/app.ts', ['module ./cart'], paths)).toEqual(['src/cart.ts'])
  })
})
