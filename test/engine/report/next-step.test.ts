import { describe, expect, it } from 'vitest'

import type { Failing } from '../../../src/engine/model/incident.ts'
import type { LaterFix } from '../../../src/engine/model/later-fix.ts'
import type { RevertAdvice } from '../../../src/engine/model/revert.ts'
import type { SilentBecause } from '../../../src/engine/model/verdict.ts'
import { attemptsSentence } from '../../../src/engine/report/attempts-sentence.ts'
import { nextStep } from '../../../src/engine/report/next-step.ts'
import { plainProse } from '../../../src/engine/report/prose.ts'
import { reportedChange } from '../../../src/engine/report/reported-change.ts'
import { aChange } from '../../builders/a-change.ts'
import { aDossier } from '../../builders/a-dossier.ts'
import { anAttempt } from '../../builders/a-failure.ts'
import { aSilentVerdict } from '../../builders/a-judgement.ts'
import { aLanding } from '../../builders/a-landing.ts'
import { aDeployment } from '../../builders/an-incident.ts'
import { aChangeId, aSha } from '../../builders/ids.ts'

const change = aChange()
const later = aChange({ pull: 40 })
const changes = new Map([change, later].map((one) => [one.id, reportedChange(one)]))
const clean: RevertAdvice = {
  change: change.id,
  conflicts: { kind: 'none' },
  dependents: { kind: 'none' },
  trial: null,
}

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

  it.each<[string, Partial<RevertAdvice>, string]>([
    ['nothing', {}, 'No later change of the range touches its lines.'],
    [
      'later changes',
      { conflicts: { kind: 'found', items: [{ change: later.id, path: 'a.ts', name: null }] } },
      'Its lines or files were changed again by #40 in a.ts.',
    ],
    [
      'four of them',
      {
        conflicts: {
          kind: 'found',
          items: [1, 2, 3, 4].map(() => ({ change: later.id, path: 'a', name: null })),
        },
      },
      '#40 in a, #40 in a, #40 in a and 1 more change.',
    ],
    [
      'perhaps',
      { conflicts: { kind: 'unknown', because: 'patches are cut' } },
      'Whether later changes touch its lines is not known: patches are cut.',
    ],
    [
      'dependents',
      { dependents: { kind: 'found', items: [{ change: later.id, path: 'a.ts', name: 'tax' }] } },
      'What it added seems to be used by #40 (tax in a.ts).',
    ],
    [
      'a trial',
      { trial: { kind: 'applies', command: 'git revert abc' } },
      'At the failing commit git revert abc applies without conflicts.',
    ],
    [
      'a trial with conflicts',
      { trial: { kind: 'conflicts', command: 'git revert -m 1 abc', paths: ['a.ts', 'b.ts'] } },
      'At the failing commit git revert -m 1 abc stops at conflicts in 2 files (a.ts and b.ts).',
    ],
    [
      'a trial that could not be',
      { trial: { kind: 'not-tried', command: 'git revert abc', because: 'git is too old' } },
      'The command is git revert abc; it was not tried: git is too old.',
    ],
  ])('says what stands in the way of a revert: %s', (_, over, words) => {
    const step = nextStep({ kind: 'culprit', id: change.id }, changes, { ...clean, ...over })
    expect(plainProse(step)).toContain(words)
  })

  it('says nothing of reverting another change than the culprit', () => {
    const step = nextStep({ kind: 'culprit', id: change.id }, changes, { ...clean, change: later.id })
    expect(step).toEqual(nextStep({ kind: 'culprit', id: change.id }, changes))
  })

  it('is empty when the verdict names a change that is not known', () => {
    expect(nextStep({ kind: 'culprit', id: aChangeId('ghost') }, changes)).toEqual([])
  })

  it('is to bring out what took it back, or to see what mends it, where that landed since', () => {
    const by = aLanding({ pull: 31 })
    const fixed = (how: LaterFix['how'], failing: Failing) =>
      plainProse(
        nextStep({ kind: 'culprit', id: change.id }, changes, clean, {
          later: [{ change: change.id, how, by }],
          failing,
        }),
      )
    const check: Failing = { kind: 'check', name: 'unit' }
    expect(fixed('taken-back', aDeployment())).toBe(
      '#12 was taken back already by #31, not yet in production. Bring that out; there is nothing left to revert.',
    )
    expect(fixed('taken-back', check)).toContain('by #31, after the failing commit.')
    expect(fixed('mended', aDeployment())).toBe(
      '#31 says that it mends #12; it is merged, not yet in production. See whether it does before anything is reverted.',
    )
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
