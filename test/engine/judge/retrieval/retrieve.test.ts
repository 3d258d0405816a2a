import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'

import { mostCandidates, retrieve } from '../../../../src/engine/judge/retrieval/retrieve.ts'
import { aChange, aFile, bystanders } from '../../../builders/a-change.ts'
import { aContext } from '../../../builders/a-dossier.ts'
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

  it('keeps sixty changes, the newest of those that nothing speaks for', () => {
    const all = bystanders(100)
    const silent = aQuestion({}, { places: [], tellingLines: [], symptoms: [] })
    const { candidates, leads } = retrieve(silent, all)
    expect(mostCandidates).toBe(60)
    expect(candidates.map(({ id }) => id)).toEqual(all.slice(0, 60).map(({ id }) => id))
    expect(leads.map(({ age }) => age)).toEqual(all.map((_, age) => age))
  })

  it('gives two reasons at most, the most telling heuristics first', () => {
    const culprit = aChange({ files: [aFile({ path: 'src/cart/total.ts' })] })
    const lineHistories = [{ path: 'src/cart/total.ts', start: 41, end: 41, commits: culprit.commits }]
    const asked = aQuestion({ context: aContext({ lineHistories }) })
    expect(retrieve(asked, [culprit]).candidates[0]?.because).toEqual([
      'wrote lines that the failure points at',
      'wrote lines that still stand in an implicated file',
    ])
  })

  it('puts first whom more heuristics speak for, and the newer of two that they speak for alike', () => {
    const quiet = { title: 'quiet', files: [] }
    const [spoken, byTwo, alike] = [
      aChange({ pull: 1, ...quiet, files: [aFile({ path: 'src/cart/total.ts', patch: null })] }),
      aChange({ pull: 2, ...quiet, files: [aFile({ path: 'src/cart/total.ts' })] }),
      aChange({ pull: 3, ...quiet }),
    ]
    const { candidates } = retrieve(question, [aChange({ pull: 4, ...quiet }), alike, spoken, byTwo])
    expect(candidates.map(({ id }) => id)).toEqual([byTwo.id, spoken.id, aChange({ pull: 4 }).id, alike.id])
  })

  test.prop([
    fc.array(fc.constantFrom('src/cart/total.ts', 'src/cart/tax.ts', 'docs/a.md'), { maxLength: 90 }),
  ])('loses no change while there is room, names none twice and leads in the order of the range', (paths) => {
    const changes = paths.map((path, index) => aChange({ pull: index + 1, files: [aFile({ path })] }))
    const { candidates, leads } = retrieve(question, changes)
    expect(candidates).toHaveLength(Math.min(60, changes.length))
    expect(new Set(candidates.map(({ id }) => id)).size).toBe(candidates.length)
    expect(leads.map(({ change }) => change)).toEqual(changes)
  })
})
