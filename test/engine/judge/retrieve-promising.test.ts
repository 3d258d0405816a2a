import { describe, expect, it } from 'vitest'

import { investigate } from '../../../src/engine/judge/investigate.ts'
import { judge } from '../../../src/engine/judge/judge.ts'
import { retrievePromising } from '../../../src/engine/judge/retrieve-promising.ts'
import { aChange, bystanders } from '../../builders/a-change.ts'
import { aDossier } from '../../builders/a-dossier.ts'
import { aPolicy } from '../../builders/a-plan.ts'

const [first, second, third] = bystanders(3)
const [newest, older, oldest] = [first ?? aChange(), second ?? aChange(), third ?? aChange()]
const culprit = aChange()
const changes = [newest, older, culprit, oldest]

describe('the changes that a question is put to', () => {
  it('are all of them where all are worth judging', () => {
    const { leads, passedOver } = retrievePromising(investigate(aDossier({ changes })))
    expect(leads.map(({ change }) => change)).toEqual(changes)
    expect(passedOver).toEqual([])
  })

  it('are of a long range those that promise something, and the others are told', () => {
    const dossier = aDossier({ changes, promising: [older.id, culprit.id] })
    const { leads, candidates, passedOver } = retrievePromising(investigate(dossier))
    expect(leads.map(({ change }) => change)).toEqual([older, culprit])
    expect(candidates.map(({ id }) => id)).toEqual([culprit.id, older.id])
    expect(passedOver).toEqual([newest.id, oldest.id])
  })

  it('come before those passed over, which stay in the ranking', () => {
    const { ranking } = judge(aDossier({ changes, promising: [culprit.id, oldest.id] }), aPolicy())
    expect(ranking.suspects.map(({ id }) => id)).toEqual([culprit.id, oldest.id, newest.id, older.id])
    const all = ranking.suspects.reduce((sum, { probability }) => sum + probability, ranking.noneProbability)
    expect(all).toBeCloseTo(1, 9)
  })
})
