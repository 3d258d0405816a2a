import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'

import { planActs } from '../../../src/engine/act/plan-acts.ts'
import { planRevert } from '../../../src/engine/act/plan-revert.ts'
import type { SilentBecause, Verdict } from '../../../src/engine/model/verdict.ts'
import { aChange } from '../../builders/a-change.ts'
import { aDossier } from '../../builders/a-dossier.ts'
import { aJudgement, aSilentVerdict } from '../../builders/a-judgement.ts'
import { aPolicy, aRevertPolicy } from '../../builders/a-plan.ts'
import { someKnowledge } from '../../builders/reverts.ts'

const reasons: readonly SilentBecause[] = [
  'flaky',
  'infrastructure',
  'recovered',
  'outside-cause',
  'empty-range',
  'open-range',
  'weak-evidence',
]
const culprit: Verdict = { kind: 'culprit', id: aChange().id }
const shortlist: Verdict = { kind: 'shortlist', ids: [aChange().id] }
const noIssue = { issueUrl: null }
const anIssue = { issueUrl: 'https://github.com/acme/shop/issues/77' }

function plan(
  verdict: Verdict,
  known: { readonly issueUrl: string | null },
  mode: 'observe' | 'report' = 'report',
) {
  const question = { dossier: aDossier(), judgement: aJudgement({ verdict }), policy: aPolicy({ mode }) }
  const revert = planRevert({ ...question, knowledge: someKnowledge(), wish: { by: 'policy' } })
  return planActs(question.dossier, question.judgement, question.policy, { ...known, revert })
}

describe('the plan for a verdict', () => {
  it.each([culprit, shortlist])('publishes the issue when a change is named: $kind', (verdict) => {
    expect(plan(verdict, noIssue).take).toEqual([
      {
        kind: 'publish-issue',
        incident: 'incident-1',
        repo: { owner: 'acme', name: 'shop' },
        title: 'Deployment to production failed',
        labels: ['prime-suspect'],
      },
    ])
  })

  it.each(reasons)('opens no issue for silence, and says so: %s', (because) => {
    const { take, withhold } = plan(aSilentVerdict(because), noIssue)
    expect(take).toEqual([])
    expect(withhold.map(({ act, because }) => [act, because])).toEqual([['publish-issue', 'nothing-to-say']])
  })

  it.each(reasons.filter((because) => because !== 'recovered'))(
    'brings an issue that exists up to date: %s',
    (because) => {
      expect(plan(aSilentVerdict(because), anIssue).take.map(({ kind }) => kind)).toEqual(['publish-issue'])
    },
  )

  it('closes the issue when the thing is good again', () => {
    expect(plan(aSilentVerdict('recovered'), anIssue).take.map(({ kind }) => kind)).toEqual(['close-issue'])
  })

  it('withholds a revert for a culprit only, with the reason', () => {
    expect(plan(culprit, noIssue).withhold.map(({ because }) => because)).toEqual(['suggest-only'])
    expect(plan(culprit, noIssue).revert?.change).toBe(aChange().id)
    expect(plan(shortlist, noIssue).withhold).toEqual([])
  })

  it('advises nothing where reverts are switched off', () => {
    const policy = aPolicy({ revert: aRevertPolicy({ mode: 'off' }) })
    const question = { dossier: aDossier(), judgement: aJudgement({ verdict: culprit }), policy }
    const revert = planRevert({ ...question, knowledge: someKnowledge(), wish: { by: 'policy' } })
    const plan = planActs(question.dossier, question.judgement, policy, { ...noIssue, revert })
    expect(plan.revert).toBeUndefined()
    expect(plan.withhold.map(({ because }) => because)).toEqual(['revert-off'])
  })

  it('opens the draft after the issue where the policy lets it', () => {
    const policy = aPolicy({ revert: aRevertPolicy({ mode: 'automatic' }) })
    const question = { dossier: aDossier(), judgement: aJudgement({ verdict: culprit }), policy }
    const revert = planRevert({ ...question, knowledge: someKnowledge(), wish: { by: 'policy' } })
    const { take } = planActs(question.dossier, question.judgement, policy, { ...noIssue, revert })
    expect(take.map(({ kind }) => kind)).toEqual(['publish-issue', 'open-revert'])
  })

  it.each([
    [aSilentVerdict('recovered'), 'close-issue', 'The issue was not closed'],
    [aSilentVerdict('flaky'), 'publish-issue', 'No issue was written'],
  ] as const)('names what was withheld: %#', (verdict, act, says) => {
    const { withhold } = plan(verdict, anIssue, 'observe')
    expect(withhold).toEqual([
      { act, because: 'observe-only', says: `${says}, because the configuration says to observe only.` },
    ])
  })

  const verdict = fc.constantFrom<Verdict>(
    culprit,
    shortlist,
    ...reasons.map((because) => aSilentVerdict(because)),
  )
  test.prop([verdict, fc.constantFrom(noIssue, anIssue)])(
    'takes nothing in observe mode and gives a reason',
    (verdict, known) => {
      const { take, withhold } = plan(verdict, known, 'observe')
      expect(take).toEqual([])
      expect(withhold.length).toBeGreaterThan(0)
      expect(withhold.every(({ says }) => says.endsWith('.'))).toBe(true)
    },
  )

  test.prop([verdict, fc.constantFrom(noIssue, anIssue)])(
    'takes or withholds, never neither',
    (verdict, known) => {
      const { take, withhold } = plan(verdict, known)
      expect(take.length + withhold.length).toBeGreaterThan(0)
      expect(take.length).toBeLessThanOrEqual(1)
    },
  )
})
