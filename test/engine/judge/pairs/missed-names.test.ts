import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'

import { missedNames } from '../../../../src/engine/judge/pairs/missed-names.ts'
import { aDiagnostic, aFailingTest, anErrorMessage, aPlace } from '../../../builders/symptoms.ts'

const names = (text: string): readonly string[] =>
  missedNames([anErrorMessage({ text })]).map(({ name }) => name)

describe('what a failure misses', () => {
  it.each([
    ["Cannot find name 'sumOf'.", 'sumOf'],
    ["Property 'sumOf' does not exist on type 'Lines'.", 'sumOf'],
    ["Module './total' has no exported member 'sumOf'.", 'sumOf'],
    ["Cannot find module './cart/total' or its corresponding type declarations.", './cart/total'],
    ["Module not found: Error: Can't resolve './total' in '/app/src'", './total'],
    ["The requested module './total.js' does not provide an export named 'sumOf'", 'sumOf'],
    ['sumOf is not defined', 'sumOf'],
    ['lines.sumOf is not a function', 'lines.sumOf'],
    ["No module named 'shop.total'", 'shop.total'],
    ["cannot import name 'sum_of' from 'shop.total' (/app/shop/total.py)", 'sum_of'],
    ["module 'shop' has no attribute 'sum_of'", 'sum_of'],
    ["name 'sum_of' is not defined", 'sum_of'],
    ["undefined method `sum_of' for nil:NilClass", 'sum_of'],
    ['uninitialized constant Shop::Totals', 'Shop::Totals'],
    ['cannot load such file -- shop/total', 'shop/total'],
    ['undefined: SumOf', 'SumOf'],
    ['cannot find value `sum_of` in this scope', 'sum_of'],
    ['unresolved import `crate::total`', 'crate::total'],
    ['Call to undefined function sum_of()', 'sum_of'],
    ['Class "Shop\\Totals" not found', 'Shop\\Totals'],
    ['‘sum_of’ undeclared (first use in this function)', 'sum_of'],
    ["undefined reference to `sum_of'", 'sum_of'],
    ["unknown type name 'total_t'", 'total_t'],
    ["implicit declaration of function 'sum_of'", 'sum_of'],
    ['scripts/deploy.sh: No such file or directory', 'scripts/deploy.sh'],
    ["ENOENT: no such file or directory, open 'config/prod.json'", 'config/prod.json'],
    ["[Errno 2] No such file or directory: 'config/prod.json'", 'config/prod.json'],
  ])('is named by: %s', (text, name) => {
    expect(names(text)).toEqual([name])
  })

  it.each([
    "expected 'sumOf' to be called",
    'undefined is not an object',
    'The user sumOf was not found in the list',
    'Cannot read properties of undefined',
  ])('is nothing by: %s', (text) => {
    expect(names(text)).toEqual([])
  })

  it('is told by compilers too, but by no warning, no test’s name and nothing that the good run said', () => {
    const message = "Cannot find name 'sumOf'."
    expect(missedNames([aDiagnostic({ message })])).toHaveLength(1)
    expect(missedNames([aDiagnostic({ message, severity: 'warning' })])).toEqual([])
    expect(missedNames([aDiagnostic({ message, novel: false })])).toEqual([])
    expect(missedNames([aFailingTest({ name: message })])).toEqual([])
  })

  it('stands where the failure says it first', () => {
    const [first, again] = [aPlace({ line: 3 }), aPlace({ line: 9 })]
    const found = missedNames(
      [first, again].map((at) => anErrorMessage({ text: 'sumOf is not defined', at })),
    )
    expect(found).toEqual([{ name: 'sumOf', at: first }])
  })

  test.prop([fc.array(fc.nat(99), { maxLength: 60 })])('is each name once, 24 at most', (numbers) => {
    const found = missedNames(
      numbers.map((at) => anErrorMessage({ text: `name 'word_${at}' is not defined` })),
    )
    expect(found.length).toBe(Math.min(24, new Set(numbers).size))
  })
})
