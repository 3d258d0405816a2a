import { describe, expect, it } from 'vitest'

import type { SilentBecause } from '../../../src/engine/model/verdict.ts'
import { attemptsSentence } from '../../../src/engine/report/attempts-sentence.ts'
import { nextStep } from '../../../src/engine/report/next-step.ts'
import { plainProse } from '../../../src/engine/report/prose.ts'
import { reportedChange } from '../../../src/engine/report/reported-change.ts'
import { aChange } from '../../builders/a-change.ts'
import { aDossier } from '../../builders/a-dossier.ts'
import { anAttempt } from '../../builders/a-failure.ts'
import { aSilentVerdict } from '../../builders/a-judgement.ts'
import { aChangeId, aSha } from '../../builders/ids.ts'

const change = aChange()
const changes = new Map([[change.id, reportedChange(change)]])

describe('the next step', () => {
  it('names the change whose lines are to be read', () => {
    expect(plainProse(nextStep({ kind: 'culprit', id: change.id }, changes))).toContain('quoted lines of #12')
    expect(plainProse(nextStep({ kind: 'shortlist', ids: [change.id] }, changes))).toContain(
      'those of #12 first',
    )
  })

  it.each<[SilentBecause, string]>([
    ['flaky', 'Run it again'],
    ['infrastructure', 'a revert would not help'],
    ['recovered', 'Nothing'],
    ['outside-cause', 'outside of this repository'],
    ['empty-range', 'besides code'],
    ['open-range', 'a commit at which it was good'],
    ['weak-evidence', 'the whole log'],
  ])('fits the reason for silence: %s', (because, words) => {
    expect(plainProse(nextStep(aSilentVerdict(because), changes))).toContain(words)
  })

  it('is empty when the verdict names a change that is not known', () => {
    expect(nextStep({ kind: 'culprit', id: aChangeId('ghost') }, changes)).toEqual([])
  })
})

describe('the tries of the same thing', () => {
  it('are counted by outcome and place', () => {
    const attempts = [
      anAttempt(),
      anAttempt({ outcome: 'passed', sha: aSha('good') }),
      anAttempt({ outcome: 'missing' }),
    ]
    const sentence = attemptsSentence(aDossier({ attempts })) ?? []
    expect(plainProse(sentence)).toBe(
      'Known tries of the same thing: 1 failed, 1 passed and 1 gave no result (2 of 3 at this commit).',
    )
  })

  it('are not spoken of where none are known', () => {
    expect(attemptsSentence(aDossier())).toBeNull()
  })
})
