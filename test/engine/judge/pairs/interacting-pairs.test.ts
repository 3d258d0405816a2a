import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'

import { verifyQuote } from '../../../../src/engine/judge/evidence/verify-quote.ts'
import { interactingPairs } from '../../../../src/engine/judge/pairs/interacting-pairs.ts'
import type { Change } from '../../../../src/engine/model/change.ts'
import { aChange, aFile, bystanders } from '../../../builders/a-change.ts'
import { aFailure } from '../../../builders/a-failure.ts'
import { aDiagnostic, anErrorMessage, aPlace } from '../../../builders/symptoms.ts'

const patch = (...lines: readonly string[]): string => ['@@ -10,3 +10,3 @@', ...lines, ''].join('\n')

function aPull(pull: number, path: string, ...lines: readonly string[]): Change {
  return aChange({ pull, files: [aFile({ path, patch: patch(...lines) })] })
}

const says = (text: string) => [anErrorMessage({ text, at: aPlace({ quote: text }) })]

describe('two changes that clash', () => {
  it.each([
    [
      'a function and its new caller',
      "Cannot find name 'sumOf'.",
      aPull(
        1,
        'src/total.ts',
        '-export function sumOf(lines: Line[]): number {',
        '+export function sumLines(lines: Line[]): number {',
      ),
      aPull(2, 'src/tax.ts', '+  return sumOf(lines) * rate'),
    ],
    [
      'a method of Java and its new caller',
      'cannot find symbol symbol: method totalOf(Cart)',
      aPull(1, 'src/Cart.java', '-  public int totalOf(Cart cart) {', '+  public int sumOf(Cart cart) {'),
      aPull(2, 'src/Tax.java', '+    return totalOf(cart) * rate;'),
    ],
    [
      'a function of Python and its new import',
      "cannot import name 'sum_of' from 'shop.total'",
      aPull(1, 'shop/total.py', '-def sum_of(lines):', '+def sum_lines(lines):'),
      aPull(2, 'shop/tax.py', '+from shop.total import sum_of'),
    ],
    [
      'a function of Go and its new caller',
      'undefined: SumOf',
      aPull(1, 'total.go', '-func SumOf(lines []Line) int {', '+func SumLines(lines []Line) int {'),
      aPull(2, 'tax.go', '+	return SumOf(lines) * rate'),
    ],
    [
      'a class of PHP and its new user',
      'Class "Shop\\Totals" not found',
      aPull(1, 'src/Totals.php', '-final class Totals', '+final class Sums'),
      aPull(2, 'src/Tax.php', '+        $totals = new Totals($lines);'),
    ],
    [
      'a struct of Rust and its new user',
      'cannot find type `Totals` in this scope',
      aPull(1, 'src/total.rs', '-pub struct Totals {', '+pub struct Sums {'),
      aPull(2, 'src/tax.rs', '+    let totals: Totals = sum(lines);'),
    ],
  ])('are %s', (_what, text, removes, uses) => {
    const failures = [aFailure({ log: text })]
    const found = interactingPairs(says(text), [...bystanders(3), uses, removes])
    expect(found.map((pair) => [pair.removes, pair.uses])).toEqual([[removes.id, uses.id]])
    for (const [change, evidence] of [
      [removes, found[0]?.evidence.removes],
      [uses, found[0]?.evidence.uses],
    ] as const) {
      expect(evidence !== undefined && verifyQuote(evidence, change, { failures })).toBe(true)
    }
  })

  it('are told of in a sentence on each, with the lines that show it', () => {
    const removes = aPull(1, 'src/total.ts', '-export function sumOf() {}')
    const uses = aPull(2, 'src/tax.ts', '+sumOf()')
    expect(interactingPairs(says("Cannot find name 'sumOf'."), [removes, uses])[0]).toEqual({
      removes: removes.id,
      uses: uses.id,
      name: 'sumOf',
      evidence: {
        removes: {
          says: 'It takes away “sumOf”, which the failure misses and of which #2 adds a use.',
          quote: 'export function sumOf() {}',
          file: 'src/total.ts',
          line: 10,
        },
        uses: {
          says: 'It adds a use of “sumOf”, which the failure misses and which #1 takes away.',
          quote: 'sumOf()',
          file: 'src/tax.ts',
          line: 10,
        },
      },
    })
  })

  it('are a removed file and its new importer', () => {
    const gone = aFile({
      path: 'src/cart/total.ts',
      status: 'removed',
      patch: patch('-export const rate = 3'),
    })
    const removes = aChange({ pull: 1, files: [gone] })
    const uses = aPull(2, 'src/checkout/tax.ts', "+import { rate } from '../cart/total'")
    const found = interactingPairs(says("Cannot find module '../cart/total'"), [removes, uses])
    expect(found[0]?.evidence.removes).toMatchObject({
      quote: 'export const rate = 3',
      file: 'src/cart/total.ts',
    })
    expect(found[0]).toMatchObject({ removes: removes.id, uses: uses.id })
  })

  it('are a moved file and its new importer, shown by what the failure says', () => {
    const moved = aFile({ path: 'src/sum.ts', previousPath: 'src/total.ts', status: 'renamed', patch: null })
    const removes = aChange({ pull: 1, files: [moved] })
    const uses = aPull(2, 'src/tax.ts', "+import { rate } from './total'")
    const text = "Cannot find module './total'"
    expect(interactingPairs(says(text), [removes, uses])[0]?.evidence.removes).toMatchObject({
      quote: text,
      file: null,
    })
  })

  it.each([
    [
      'the failure does not miss the name',
      "Expected 'sumOf' to be called",
      [aPull(1, 'src/total.ts', '-export function sumOf() {}'), aPull(2, 'src/tax.ts', '+sumOf()')],
    ],
    [
      'one change does both',
      "Cannot find name 'sumOf'.",
      [
        aChange({
          pull: 1,
          files: [
            aFile({ path: 'src/total.ts', patch: patch('-export function sumOf() {}') }),
            aFile({ path: 'src/tax.ts', patch: patch('+sumOf()') }),
          ],
        }),
      ],
    ],
    [
      'the definition only moves',
      "Cannot find name 'sumOf'.",
      [
        aPull(1, 'src/total.ts', '-export function sumOf() {}', '+export function sumOf(lines) {'),
        aPull(2, 'src/tax.ts', '+sumOf()'),
      ],
    ],
    [
      'it is a local variable',
      "Cannot find name 'sumOf'.",
      [aPull(1, 'src/total.ts', '-  const sumOf = 3'), aPull(2, 'src/tax.ts', '+sumOf()')],
    ],
    [
      'the use is only moved',
      "Cannot find name 'sumOf'.",
      [
        aPull(1, 'src/total.ts', '-export function sumOf() {}'),
        aPull(2, 'src/tax.ts', '-  sumOf()', '+sumOf()'),
      ],
    ],
    [
      'only documentation speaks of it',
      "Cannot find name 'sumOf'.",
      [aPull(1, 'docs/total.md', '-function sumOf'), aPull(2, 'docs/tax.md', '+sumOf')],
    ],
    [
      'a comment uses it',
      "Cannot find name 'sumOf'.",
      [aPull(1, 'src/total.ts', '-export function sumOf() {}'), aPull(2, 'src/tax.ts', '+// like sumOf')],
    ],
  ])('are not told where %s', (_what, text, changes) => {
    expect(interactingPairs(says(text), changes)).toEqual([])
  })

  it('are the most suspicious ones, each once, three at most', () => {
    const names = ['sumOf', 'rateOf', 'taxOf', 'cutOf', 'capOf']
    const symptoms = names.map((name) => aDiagnostic({ message: `Cannot find name '${name}'.` }))
    const pulls = names.flatMap((name, at) => [
      aPull(at + 1, 'src/a.ts', `-export function ${name}() {}`),
      aPull(at + 11, 'src/b.ts', `+${name}()`),
      aPull(at + 21, 'src/c.ts', `+${name}()`),
    ])
    const found = interactingPairs([...symptoms, ...symptoms], pulls)
    expect(found.map(({ name }) => name)).toEqual(names.slice(0, 3))
    expect(found[0]?.uses).toBe(pulls[1]?.id)
  })

  const text = fc.string({
    unit: fc.constantFrom('sumOf', ' ', "'", '(', '{', '-', '+', '\n', 'def ', '=', '/', '.'),
    maxLength: 30,
  })

  test.prop([text, fc.array(text, { minLength: 1, maxLength: 4 })])(
    'are two different changes with quotes that stand in them',
    (said, patches) => {
      const changes = patches.map((one, at) => aPull(at + 1, 'src/a.ts', one))
      const failures = [aFailure({ log: said })]
      for (const { removes, uses, evidence } of interactingPairs(
        says(`${said} 'sumOf' is not defined`),
        changes,
      )) {
        expect(removes).not.toBe(uses)
        const [one, other] = [removes, uses].map((id) => changes.find((change) => change.id === id))
        expect(one !== undefined && verifyQuote(evidence.removes, one, { failures })).toBe(true)
        expect(other !== undefined && verifyQuote(evidence.uses, other, { failures })).toBe(true)
      }
    },
  )
})
