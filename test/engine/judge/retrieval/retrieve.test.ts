import { describe, expect, it } from 'vitest'

import { mostCandidates, retrieve } from '../../../../src/engine/judge/retrieval/retrieve.ts'
import { aChange, bystanders } from '../../../builders/a-change.ts'
import { anImplicatedPlace } from '../../../builders/symptoms.ts'
import { aQuestion } from './a-question.ts'

const question = aQuestion({}, { places: [anImplicatedPlace({ path: 'src/cart/total.ts', line: 41 })] })

describe('retrieval', () => {
  it('keeps every change while there is room, the ones somebody speaks for first', () => {
    const culprit = aChange()
    const { candidates } = retrieve(question, [...bystanders(30), culprit])
    expect(candidates).toHaveLength(31)
    expect(candidates[0]).toMatchObject({ id: culprit.id })
    expect(candidates[0]?.because).toContain('touches a file that the failure names')
  })

  it('cuts a long range and keeps an old change that the failure points at', () => {
    const culprit = aChange()
    const { candidates, leads } = retrieve(question, [...bystanders(500), culprit])
    expect(candidates).toHaveLength(mostCandidates)
    expect(candidates.map(({ id }) => id)).toContain(culprit.id)
    expect(leads).toHaveLength(501)
  })

  it('says why a change is kept that nothing speaks for', () => {
    const { candidates } = retrieve(
      aQuestion({}, { places: [], tellingLines: [], symptoms: [] }),
      bystanders(1),
    )
    expect(candidates[0]?.because).toEqual(['is among the newest changes'])
  })

  it('gives nothing for no changes', () => {
    expect(retrieve(question, [])).toEqual({ leads: [], candidates: [] })
  })
})
