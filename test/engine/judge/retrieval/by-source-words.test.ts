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
