import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'

import type { Verdict } from '../../../src/engine/model/verdict.ts'
import { plainProse } from '../../../src/engine/report/prose.ts'
import { renderMarkdown } from '../../../src/engine/report/render-markdown.ts'
import { composeReport } from '../../../src/engine/report/report.ts'
import { aChange, bystanders } from '../../builders/a-change.ts'
import { aDossier } from '../../builders/a-dossier.ts'
import { aJudgement, aSilentVerdict, aSuspect } from '../../builders/a-judgement.ts'
import { aCost, aPlan } from '../../builders/a-plan.ts'
import { aRange, anEmptyRange, anOpenRange } from '../../builders/a-range.ts'
import { aDeployment, anIncident, aWorkflowRun } from '../../builders/an-incident.ts'
import { aChangeId, anInstant, aSha } from '../../builders/ids.ts'

const [first, second, third] = [aChange(), aChange({ pull: 13 }), aChange({ pull: 14 })]
const dossier = aDossier({ changes: [first, second, third] })
const suspects = [
  aSuspect({ id: first.id, probability: 0.5 }),
  aSuspect({ id: second.id, probability: 0.3 }),
  aSuspect({ id: third.id, probability: 0.01, evidence: [] }),
]

function reported(verdict: Verdict, over: { readonly suspects?: number } = {}) {
  const judgement = aJudgement({ ranking: { suspects, noneProbability: 0.19 }, verdict })
  return composeReport(dossier, judgement, aPlan(), aCost(), over)
}

describe('the verdict of a report', () => {
  it('names a culprit with its chance, its number among all, and the chance of none', () => {
    const { verdict } = reported({ kind: 'culprit', id: first.id })
    expect(plainProse(verdict.lead)).toBe('#12 possibly caused this (50%).')
    expect(plainProse(verdict.rest)).toBe(
      'It is 1 of 3 changes in the range. The chance that none of them did it is 19%.',
    )
  })

  it('lists a shortlist with the chances alone and together', () => {
    const { verdict } = reported({ kind: 'shortlist', ids: [first.id, second.id] })
    expect(plainProse(verdict.lead)).toBe('2 changes are suspected: #12 (50%) and #13 (30%), together 80%.')
    expect(plainProse(verdict.rest)).toContain('out of 3 changes in the range')
  })

  it('speaks of one suspected change in the singular', () => {
    const { verdict } = reported({ kind: 'shortlist', ids: [first.id] })
    expect(plainProse(verdict.lead)).toBe('1 change is suspected: #12 (50%).')
  })

  it('says why it is silent, in our words and in those of the judge', () => {
    const { verdict, suspects } = reported(aSilentVerdict('flaky', 'It passed on the second try.'))
    expect(verdict.because).toBe('flaky')
    expect(plainProse(verdict.lead)).toBe('No change is named: this looks flaky.')
    expect(plainProse(verdict.rest)).toContain(
      'It passed on the second try. The likeliest of 3 changes has 50%',
    )
    expect(suspects.some(({ named }) => named)).toBe(false)
  })

  it('says nothing of chances where nothing changed', () => {
    const facts = aDossier({ range: anEmptyRange(), changes: [] })
    const judgement = aJudgement({
      ranking: { suspects: [], noneProbability: 1 },
      verdict: aSilentVerdict('empty-range', 'The same commit was deployed before.'),
    })
    const { verdict, range, headline } = composeReport(facts, judgement, aPlan(), aCost())
    expect(plainProse(verdict.rest).trim()).toBe('The same commit was deployed before.')
    expect(plainProse(range.sentence)).toContain('Nothing lies between good and bad')
    expect(plainProse(headline)).toContain('The same commit was good before.')
  })

  it('speaks of something else where there is only one change', () => {
    const judgement = aJudgement({ ranking: { suspects: [aSuspect()], noneProbability: 0.19 } })
    const { verdict } = composeReport(aDossier({ changes: [first] }), judgement, aPlan(), aCost())
    expect(plainProse(verdict.rest)).toContain(
      '1 of 1 change in the range. The chance that something else did it is 19%.',
    )
  })
})

describe('the suspects of a report', () => {
  it('are those named and those that are likely or have evidence', () => {
    const { suspects } = reported({ kind: 'culprit', id: first.id })
    expect(suspects.map(({ change, named }) => [change.pull, named])).toEqual([
      [12, true],
      [13, false],
    ])
  })

  it('are no more than asked for, but always those that are named', () => {
    expect(
      reported({ kind: 'shortlist', ids: [first.id, second.id] }, { suspects: 1 }).suspects,
    ).toHaveLength(2)
    expect(reported({ kind: 'culprit', id: first.id }, { suspects: 1 }).suspects).toHaveLength(1)
  })

  it('tell how long before the failure they were merged', () => {
    expect(reported({ kind: 'culprit', id: first.id }).suspects[0]?.mergedBefore).toBe('25 h')
  })

  it('leave out a suspect that is no change of the dossier', () => {
    const ghost = aSuspect({ id: aChangeId('ghost') })
    const judgement = aJudgement({ ranking: { suspects: [ghost, ...suspects], noneProbability: 0 } })
    expect(
      composeReport(dossier, judgement, aPlan(), aCost()).suspects.map(({ change }) => change.pull),
    ).toEqual([12, 13])
  })
})

describe('the changes that are not suspects', () => {
  it('are told apart by whether anything tied them to the failure', () => {
    const changes = [first, second, ...bystanders(3)]
    const judgement = aJudgement({
      candidates: [first, second].map(({ id }) => ({ id, because: ['same directory'] })),
      ranking: {
        suspects: [
          aSuspect({ probability: 0.9 }),
          aSuspect({ id: second.id, probability: 0.05, evidence: [] }),
          ...bystanders(3).map(({ id }) => aSuspect({ id, probability: 0.01, evidence: [] })),
        ],
        noneProbability: 0.02,
      },
    })
    const { cleared } = composeReport(aDossier({ changes }), judgement, aPlan(), aCost())
    expect(cleared.rankedLower.map(({ change, because }) => [change.pull, because])).toEqual([
      [13, ['same directory']],
    ])
    expect(cleared.untied.map(({ pull }) => pull)).toEqual([102, 101, 100])
    expect(cleared.probability).toBeCloseTo(0.08)
  })

  test.prop([
    fc.integer({ min: 1, max: 60 }),
    fc.integer({ min: 0, max: 20 }),
    fc.integer({ min: 1, max: 10 }),
  ])('are, with the suspects, all changes of the range, none twice', (count, kept, most) => {
    const changes = [aChange(), ...bystanders(count)]
    const ranked = changes.map(({ id }, index) =>
      aSuspect({ id, probability: 1 / (index + 2), evidence: [] }),
    )
    const judgement = aJudgement({
      candidates: changes.slice(0, kept).map(({ id }) => ({ id, because: [] })),
      ranking: { suspects: ranked, noneProbability: 0 },
    })
    const report = composeReport(aDossier({ changes }), judgement, aPlan(), aCost(), { suspects: most })
    const told = [
      ...report.suspects.map(({ change }) => change.id),
      ...report.cleared.rankedLower.map(({ change }) => change.id),
      ...report.cleared.untied.map(({ id }) => id),
    ]
    // A change that was ranked but neither shown nor kept by retrieval is untied.
    expect(told.toSorted()).toEqual(changes.map(({ id }) => id).toSorted())
  })
})

describe('the headline of a report', () => {
  it.each([
    [aDeployment(), 'Deployment to production failed at 0626164'],
    [aWorkflowRun({ attempt: 3 }), 'Workflow CI failed on main (attempt 3) at 0626164'],
    [{ kind: 'check', name: 'lint' } as const, 'Check lint failed at 0626164'],
    [{ kind: 'alert', name: 'errors', environment: 'eu' } as const, 'Alert errors fired in eu at 0626164'],
    [{ kind: 'alert', name: 'errors', environment: null } as const, 'Alert errors fired at 0626164'],
  ])('says what broke and where: %o', (failing, expected) => {
    const { headline } = composeReport(
      aDossier({ incident: anIncident({ failing }) }),
      aJudgement(),
      aPlan(),
      aCost(),
    )
    expect(plainProse(headline)).toBe(`${expected}, seen 2026-03-02 10:00 UTC. Last good at 676f6f6.`)
  })

  it.each([
    [anOpenRange(), 'When it was last good is not known.'],
    [anEmptyRange({ because: 'rolled-back', good: aSha('good') }), 'The newer commit 676f6f6 was good.'],
  ])('says what is known of the last good state: %o', (range, expected) => {
    const { headline } = composeReport(aDossier({ range }), aJudgement(), aPlan(), aCost())
    expect(plainProse(headline)).toContain(expected)
  })

  it('says nothing of a time that is not one', () => {
    const incident = anIncident({ seenAt: anInstant('soon') })
    const { headline, suspects } = composeReport(aDossier({ incident }), aJudgement(), aPlan(), aCost())
    expect(plainProse(headline)).toContain('failed at 0626164. Last good')
    expect(suspects[0]?.mergedBefore).toBeNull()
  })
})

describe('the range of a report', () => {
  const push = aChange({ pull: null })
  it.each([
    [
      aRange(),
      [first],
      '676f6f6 (good) to 0626164 (bad): 1 pull request; last good by the newest successful deployment',
    ],
    [aRange({ goodFrom: 'given' }), [push], '1 direct push; the last good commit was given.'],
    [
      aRange({ goodFrom: 'workflow-run' }),
      [first, push],
      '2 changes (1 pull request, 1 direct push); last good by',
    ],
    [aRange({ goodFrom: 'merge-base' }), [], '0 changes; the histories diverged'],
    [
      anOpenRange(),
      [first],
      'No good end is known, because nothing shows that it was ever good; taken instead: the newest',
    ],
    [
      anOpenRange({ because: 'unrelated-histories', fallback: 'All.' }),
      [first],
      'share no history; taken instead: All.',
    ],
    [
      anEmptyRange({ because: 'rolled-back', good: aSha('good') }),
      [],
      'is older than 676f6f6, which was good.',
    ],
  ])('says from where to where and why: %#', (range, changes, expected) => {
    const report = composeReport(aDossier({ range, changes }), aJudgement(), aPlan(), aCost())
    expect(plainProse(report.range.sentence)).toContain(expected)
  })
})

describe('a report of people', () => {
  it('names no author', () => {
    const changes = dossier.changes.map((change) => ({ ...change, author: 'mona-lisa' }))
    const report = composeReport({ ...dossier, changes }, aJudgement(), aPlan(), aCost())
    expect(JSON.stringify(report)).not.toContain('mona-lisa')
    expect(renderMarkdown(report, { forgeUrl: 'https://github.com' })).not.toContain('mona-lisa')
  })
})
