import { describe, expect, it } from 'vitest'

import { gatherContext } from '../../../src/engine/gather/gather-context.ts'
import { gatherFacts } from '../../../src/engine/gather/gather-facts.ts'
import { emptyContext } from '../../../src/engine/model/context.ts'
import type { RegressionRange } from '../../../src/engine/model/regression-range.ts'
import type { ContextQuestion, Forge } from '../../../src/engine/ports.ts'
import { aChange } from '../../builders/a-change.ts'
import { aTree, someFacts } from '../../builders/a-dossier.ts'
import { aFailure } from '../../builders/a-failure.ts'
import { aRange, anEmptyRange } from '../../builders/a-range.ts'
import { anIncident } from '../../builders/an-incident.ts'

const unread = { kind: 'truncated', because: 'too many' } as const

/** A forge that answers at once and remembers what it was asked. */
function aForge(range: RegressionRange = aRange()): Forge & { readonly asked: string[] } {
  const asked: string[] = []
  const tell = <T>(what: string, value: T) => {
    asked.push(what)
    return Promise.resolve({ value, gaps: [{ what, completeness: unread }] })
  }
  return {
    asked,
    range: () => tell('range', range),
    changes: () => tell('changes', [aChange()]),
    failures: () => tell('failures', { failures: [aFailure()], attempts: [] }),
    tree: () => Promise.resolve(aTree({ completeness: unread })),
    context: (question: ContextQuestion) => tell(`context of ${question.paths.join()}`, emptyContext),
  }
}

describe('the first pass of gathering', () => {
  it('freezes every answer and keeps every gap', async () => {
    const facts = await gatherFacts(anIncident(), aForge())
    expect(facts.changes).toHaveLength(1)
    expect(facts.gaps.map(({ what }) => what)).toEqual(['range', 'changes', 'failures', 'the file list'])
  })

  it('asks for no changes in an empty range', async () => {
    const forge = aForge(anEmptyRange())
    expect((await gatherFacts(anIncident(), forge)).changes).toEqual([])
    expect(forge.asked).not.toContain('changes')
  })
})

describe('the second pass of gathering', () => {
  it('asks about the paths that the symptoms name', async () => {
    const forge = aForge()
    await gatherContext(someFacts(), ['src/a.ts'], forge)
    expect(forge.asked).toEqual(['context of src/a.ts'])
  })

  it('takes a second look at the patches where the forge has one', async () => {
    const patched = [aChange({ title: 'with its patch' })]
    const forge = { ...aForge(), patches: () => Promise.resolve({ value: patched, gaps: [] }) }
    expect((await gatherContext(someFacts(), [], forge)).value.changes).toBe(patched)
  })

  it('asks nothing where nothing is named or nothing changed', async () => {
    const forge = aForge()
    await gatherContext(someFacts(), [], forge)
    await gatherContext(someFacts({ range: anEmptyRange() }), ['src/a.ts'], forge)
    expect(forge.asked).toEqual([])
  })
})
