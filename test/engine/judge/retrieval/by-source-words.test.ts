import { fc, test } from '@fast-check/vitest'
import { expect, it } from 'vitest'

import { bySourceWords } from '../../../../src/engine/judge/retrieval/by-source-words.ts'
import { aChange, aFile } from '../../../builders/a-change.ts'
import { aContext } from '../../../builders/a-dossier.ts'
import { anImplicatedPlace } from '../../../builders/symptoms.ts'
import { aQuestion } from './a-question.ts'

const source = [
  'import { taxOf } from "./tax"',
  '',
  'it("adds", () => {',
  '  expect(taxOf(10)).toBe(2)',
  '})',
  ...Array<string>(20).fill('//'),
  'shippingOf(1)',
]
const context = aContext({
  sources: [{ path: 'test/cart.test.ts', text: source.join('\n'), completeness: { kind: 'complete' } }],
})
const changing = (pull: number, line: string) =>
  aChange({ pull, title: 'A change', files: [aFile({ path: `${pull}.ts`, patch: `@@ -1 +1 @@\n+${line}` })] })

it('finds who changes what the failing lines use, not what the rest of the file uses', () => {
  const [near, far] = [
    changing(1, 'export function taxOf() {}'),
    changing(2, 'export function shippingOf() {}'),
  ]
  const places = [anImplicatedPlace({ path: 'test/cart.test.ts', line: 4 })]
  expect([...bySourceWords.find(aQuestion({ context }, { places }), [near, far]).keys()]).toEqual([near.id])
})

it('is silent where the source was not read or no line is named', () => {
  const change = changing(1, 'taxOf()')
  const unread = anImplicatedPlace({ path: 'test/other.ts', line: 4 })
  const noLine = anImplicatedPlace({ path: 'test/cart.test.ts', line: null })
  expect(bySourceWords.find(aQuestion({ context }, { places: [unread, noLine] }), [change]).size).toBe(0)
})

it('reads four lines on each side of the named line, and none beyond', () => {
  const text = 'abcdefghijklmnopqrst'
    .split('')
    .map((letter) => `${letter.repeat(6)}()`)
    .join('\n')
  const lines = [1, 5, 6, 10, 14, 15].map((line) => changing(line, text.split('\n')[line - 1] ?? ''))
  const lettered = aContext({ sources: [{ path: 'a.ts', text, completeness: { kind: 'complete' } }] })
  const pullsAt = (line: number) => {
    const places = [anImplicatedPlace({ path: 'a.ts', line })]
    const found = bySourceWords.find(aQuestion({ context: lettered }, { places }), lines)
    return lines.filter(({ id }) => found.has(id)).map(({ pull }) => pull)
  }
  expect(pullsAt(10)).toEqual([6, 10, 14])
  expect(pullsAt(2)).toEqual([1, 5, 6])
})

it('weighs by the place, the heaviest of several, and plain words for half', () => {
  const text = 'tax_of(adds)'
  const named = aContext({ sources: [{ path: 'a.ts', text, completeness: { kind: 'complete' } }] })
  const [code, plain] = [changing(1, 'tax_of'), changing(2, 'adds adds')]
  const scoreAt = (...weights: readonly number[]) => {
    const places = weights.map((weight) => anImplicatedPlace({ path: 'a.ts', line: 1, weight }))
    const found = bySourceWords.find(aQuestion({ context: named }, { places }), [code, plain])
    return [found.get(code.id)?.score ?? 0, found.get(plain.id)?.score ?? 0]
  }
  const [light, heavy] = [scoreAt(0.5), scoreAt(1)]
  expect(heavy.map((score) => score / 2)).toEqual(light)
  expect(heavy[0]).toBeGreaterThan(1.2 * (heavy[1] ?? 0))
  expect(scoreAt(0.5, 1)).toEqual(heavy)
  expect(scoreAt(1, 0.5)).toEqual(heavy)
})

test.prop([fc.integer({ min: -5, max: 60 })])('never fails on a line that the file does not have', (line) => {
  const places = [anImplicatedPlace({ path: 'test/cart.test.ts', line })]
  const found = bySourceWords.find(aQuestion({ context }, { places }), [changing(1, 'taxOf()')])
  for (const { score } of found.values()) expect(score).toBeGreaterThan(0)
})
