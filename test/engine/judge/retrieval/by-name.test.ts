import { describe, expect, it } from 'vitest'

import { byName } from '../../../../src/engine/judge/retrieval/by-name.ts'
import { aChange, aFile, bystanders } from '../../../builders/a-change.ts'
import { aNamedThing, aStackFrame } from '../../../builders/symptoms.ts'
import { aQuestion } from './a-question.ts'

const patched = (pull: number, patch: string) =>
  aChange({ pull, files: [aFile({ path: `src/${pull}.ts`, patch })] })

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
})
