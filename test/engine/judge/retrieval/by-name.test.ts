import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'

import { inverseDocumentFrequency } from '../../../../src/engine/judge/retrieval/bm25.ts'
import { byName } from '../../../../src/engine/judge/retrieval/by-name.ts'
import { aChange, aFile, bystanders } from '../../../builders/a-change.ts'
import { aNamedThing, aStackFrame } from '../../../builders/symptoms.ts'
import { aQuestion } from './a-question.ts'

const patched = (pull: number, patch: string) =>
  aChange({ pull, title: 'A change', files: [aFile({ path: `src/${pull}.ts`, patch })] })

describe('identifiers that the failure names', () => {
  const question = aQuestion({}, { symptoms: [aNamedThing({ what: 'symbol', text: 'sumOf' })] })

  it('finds who adds a line with one, and quotes the line with its number', () => {
    const adds = patched(1, '@@ -7,2 +7,3 @@\n const a = 1\n+return lines.sumOf(tax)\n const b = 2')
    const match = byName.find(question, [adds, ...bystanders(3)]).get(adds.id)
    expect(match?.evidence).toEqual({
      says: 'It adds a line with “sumOf”, which the failure names.',
      quote: 'return lines.sumOf(tax)',
      file: 'src/1.ts',
      line: 8,
    })
  })

  it('finds who removes one, numbered as in the old file', () => {
    const removes = patched(1, '@@ -20,2 +20,1 @@\n a\n-sumOf()')
    expect(byName.find(question, [removes]).get(removes.id)?.evidence).toMatchObject({ line: 21 })
  })

  it('says nothing of a word that only holds a sentence together', () => {
    const symptoms = [aNamedThing({ text: 'has' }), aNamedThing({ text: 'door' })]
    const [sentence, both] = [patched(1, '@@ -1 +1 @@\n+it has'), patched(2, '@@ -1 +1 @@\n+has\n+door')]
    const found = byName.find(aQuestion({}, { symptoms }), [sentence, both, ...bystanders(3)])
    expect(found.get(sentence.id)).toMatchObject({ evidence: null })
    expect(found.get(sentence.id)?.score).toBeGreaterThan(0)
    expect(found.get(both.id)?.evidence).toMatchObject({ quote: 'door' })
  })

  it('does not take a part of a longer identifier for it', () => {
    expect(byName.find(question, [patched(1, '@@ -1 +1 @@\n+const resumOffset = 1')]).size).toBe(0)
  })

  it('lets the innermost frame’s function count more than the outermost', () => {
    const [inner, outer] = [patched(1, '@@ -1 +1 @@\n+readToken()'), patched(2, '@@ -1 +1 @@\n+mainLoop()')]
    const frames = [
      aStackFrame({ symbol: 'readToken', depth: 0 }),
      aStackFrame({ symbol: 'mainLoop', depth: 6 }),
    ]
    const found = byName.find(aQuestion({}, { symptoms: frames }), [inner, outer])
    expect(found.get(inner.id)?.score).toBeGreaterThan(found.get(outer.id)?.score ?? 0)
  })

  it('counts a name that only code has in full, and a plain word for two fifths', () => {
    const changes = [patched(1, '@@ -1 +1 @@\n+sumOf'), patched(2, '@@ -1 +1 @@\n+total')]
    const symptoms = [aNamedThing({ text: 'sumOf' }), aNamedThing({ text: 'total' })]
    const found = byName.find(aQuestion({}, { symptoms }), changes)
    const rare = inverseDocumentFrequency(2, 1)
    expect(changes.map(({ id }) => found.get(id)?.score)).toEqual([rare, 0.4 * rare])
  })

  it('adds up over names, and quotes the one that tells most', () => {
    const both = patched(1, '@@ -1 +1 @@\n+total\n+sumOf')
    const [total, sumOf] = [aNamedThing({ text: 'total' }), aNamedThing({ text: 'sumOf' })]
    for (const symptoms of [
      [total, sumOf],
      [sumOf, total],
    ]) {
      const match = byName.find(aQuestion({}, { symptoms }), [both]).get(both.id)
      expect(match?.score).toBeCloseTo(1.4 * inverseDocumentFrequency(1, 1), 12)
      expect(match?.evidence).toMatchObject({ quote: 'sumOf', line: 2 })
    }
  })

  it('takes a name apart into its identifiers and knows them in any case', () => {
    const symptoms = [aNamedThing({ text: 'acme.Cart#sumOf(ab)' })]
    const changes = ['SUMOF', 'cart', 'ab'].map((word, index) => patched(index + 1, `@@ -1 +1 @@\n+${word}`))
    const found = byName.find(aQuestion({}, { symptoms }), changes)
    expect([...found.keys()]).toEqual([changes[0]?.id, changes[1]?.id])
  })

  it('speaks for a change whose title or path holds the name, without a line to quote', () => {
    const titled = aChange({ pull: 1, title: 'Drop sumOf', files: [] })
    const placed = aChange({ pull: 2, title: 'Move', files: [aFile({ path: 'src/sumOf.ts', patch: null })] })
    const found = byName.find(question, [titled, placed])
    expect([...found.values()].map(({ evidence }) => evidence)).toEqual([null, null])
  })

  it('says that a line was removed', () => {
    const removes = patched(1, '@@ -20,2 +20,1 @@\n-sumOf()')
    expect(byName.find(question, [removes]).get(removes.id)?.evidence?.says).toBe(
      'It removes a line with “sumOf”, which the failure names.',
    )
  })

  it('looks up the eighty most important names', () => {
    const symptoms = Array.from({ length: 90 }, (_, depth) =>
      aStackFrame({ symbol: `callNo${depth}X`, depth }),
    )
    const lines = symptoms.map(({ symbol }) => `+${symbol}`).join('\n')
    const asked = aQuestion({}, { symptoms })
    const deepest = (depth: number) => patched(1, `@@ -1 +1 @@\n+callNo${depth}X`)
    expect(byName.find(asked, [patched(1, `@@ -1 +1 @@\n${lines}`)]).size).toBe(1)
    expect(byName.find(asked, [deepest(79)]).size).toBe(1)
    expect(byName.find(asked, [deepest(80)]).size).toBe(0)
  })

  test.prop([fc.array(fc.constantFrom('sumOf', 'total', 'cart'), { maxLength: 8 })])(
    'says of a change the same wherever it stands in the range',
    (words) => {
      const changes = words.map((word, index) => patched(index + 1, `@@ -1 +1 @@\n+${word}`))
      const found = byName.find(question, changes)
      const turned = byName.find(question, changes.toReversed())
      for (const { id } of changes) expect(turned.get(id)).toEqual(found.get(id))
    },
  )
})
