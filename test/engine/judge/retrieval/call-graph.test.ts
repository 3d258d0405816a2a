import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'

import { reachedCode } from '../../../../src/engine/judge/retrieval/call-graph.ts'
import type { Context } from '../../../../src/engine/model/context.ts'
import type { ImplicatedPlace } from '../../../../src/engine/model/symptom.ts'
import { aNamedThing, anImplicatedPlace } from '../../../builders/symptoms.ts'
import { aQuestion } from './a-question.ts'
import { someCode } from './some-code.ts'

/** `name or path@line: weight`, heaviest first. */
function reached(
  context: Context,
  places: readonly ImplicatedPlace[],
  symptoms = [aNamedThing({ text: '???' })],
) {
  const weights = reachedCode(aQuestion({ context }, { places, symptoms }))
  return new Map(
    [...weights]
      .sort(([, a], [, b]) => b - a)
      .map(([{ path, name, start }, weight]) => [name === '' ? `${path}@${start}` : name, weight]),
  )
}

const shop = someCode({
  'test/cart.test.ts': { uses: ['src/cart.ts'], text: 'function addsTax() {\n  total(cart)\n}' },
  'src/cart.ts': {
    uses: ['src/tax.ts'],
    text: 'function total() {\n  return taxOf(1)\n}\n\nfunction empty() {\n  return 0\n}',
  },
  'src/tax.ts': { text: 'function taxOf() {\n  return rate()\n}\n\nfunction rate() {}' },
})
const atTest = anImplicatedPlace({ path: 'test/cart.test.ts', line: 2, weight: 1 })

describe('the code that a failure comes to', () => {
  it('is what the failing test calls, what that calls, and so on, each step with less weight', () => {
    const found = reached(shop, [atTest])
    expect([...found.keys()]).toEqual(['addsTax', 'total', 'taxOf', 'rate'])
    expect(found.get('total')).toBeCloseTo(0.4, 12)
    expect(found.get('taxOf')).toBeCloseTo(0.16, 12)
  })

  it('leaves out what nothing leads to', () => {
    expect(reached(shop, [atTest]).has('empty')).toBe(false)
  })

  it('shares the weight out over all that is mentioned, less to what many files mention', () => {
    const context = someCode({
      'a.test.ts': { uses: ['b.ts', 'c.ts'], text: 'function fails() {\n  log(parse())\n}' },
      'b.ts': { text: 'function log() {}' },
      'c.ts': { uses: ['b.ts'], text: 'function parse() {\n  log()\n}' },
    })
    const found = reached(context, [anImplicatedPlace({ path: 'a.test.ts', line: 2, weight: 1 })])
    const direct = { parse: 1 / Math.sqrt(2), log: 1 / Math.sqrt(3) }
    expect(found.get('parse')).toBeCloseTo((0.4 * direct.parse) / (direct.parse + direct.log), 12)
  })

  it('begins at the lines around the place where no definition of moderate length holds it', () => {
    const suite = `class Suite {\n${'  step()\n'.repeat(200)}}`
    const context = someCode({ 'a.test.ts': { text: suite } })
    const found = reached(context, [anImplicatedPlace({ path: 'a.test.ts', line: 100, weight: 1 })])
    expect([...found.keys()]).toEqual(['a.test.ts@85'])
  })

  it('begins at the whole file, with less weight, where no line of it is known', () => {
    const found = reached(shop, [anImplicatedPlace({ path: 'src/tax.ts', line: null, weight: 1 })])
    expect(found.get('src/tax.ts@1')).toBeCloseTo(0.3, 12)
  })

  it('begins at what the failure names, a little', () => {
    const named = aNamedThing({ what: 'symbol', text: 'Shop::taxOf' })
    expect(reached(shop, [], [named]).get('taxOf')).toBeCloseTo(0.1, 12)
  })

  it('is nothing where no source is known', () => {
    expect(reached(aQuestion().dossier.context, [atTest])).toEqual(new Map())
  })

  test.prop([fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 5 })])(
    'never holds more weight than began, with every step counted',
    (lines) => {
      const places = lines.map((line) => anImplicatedPlace({ path: 'src/cart.ts', line, weight: 1 }))
      const total = [...reachedCode(aQuestion({ context: shop }, { places, symptoms: [] })).values()]
      const began = places.length
      expect(total.reduce((sum, weight) => sum + weight, 0)).toBeLessThan(
        began * (1 + 0.4 + 0.16 + 0.064) + 1e-9,
      )
    },
  )
})
