import { describe, expect, it } from 'vitest'

import { planActs } from '../../../src/engine/act/plan-acts.ts'
import { planRevert } from '../../../src/engine/act/plan-revert.ts'
import { reportPlaces } from '../../../src/engine/act/report-places.ts'
import { carryOut } from '../../../src/engine/carry-out.ts'
import type { Act } from '../../../src/engine/model/act.ts'
import type { ReportTo } from '../../../src/engine/model/policy.ts'
import type { Verdict } from '../../../src/engine/model/verdict.ts'
import { composeReport } from '../../../src/engine/report/report.ts'
import { aChange } from '../../builders/a-change.ts'
import { aDossier } from '../../builders/a-dossier.ts'
import { aJudgement, aSilentVerdict } from '../../builders/a-judgement.ts'
import { aCost, aPlan, aPolicy } from '../../builders/a-plan.ts'
import { aSha } from '../../builders/ids.ts'
import { someKnowledge } from '../../builders/reverts.ts'

const [newest, blamed, push] = [aChange({ pull: 30 }), aChange(), aChange({ pull: null })]
const changes = [newest, blamed, push]
const culprit: Verdict = { kind: 'culprit', id: blamed.id }
const everywhere = [
  'issue',
  'culprit-pull-request',
  'deployment-pull-request',
  'commit',
  'check-run',
] as const
const badSha = aSha('bad')

function plan(
  reportTo: readonly ReportTo[],
  verdict: Verdict,
  known: { issueUrl: string | null; verdict?: Verdict },
) {
  const question = {
    dossier: aDossier({ changes }),
    judgement: aJudgement({ verdict }),
    policy: aPolicy({ reportTo }),
  }
  const revert = planRevert({ ...question, knowledge: someKnowledge(), wish: { by: 'policy' } })
  return planActs(question.dossier, question.judgement, question.policy, { ...known, revert })
}

const told = (act: Act): string =>
  act.kind === 'publish-report' || act.kind === 'close-report'
    ? `${act.kind} ${Object.values(act.at).join(' ')}${'onlyIfThere' in act && act.onlyIfThere ? ' if there' : ''}`
    : act.kind

describe('the places of a report', () => {
  it('are the pull requests, the commit and the check that the configuration names', () => {
    expect(reportPlaces(everywhere, { badSha, verdict: culprit, changes })).toEqual([
      { kind: 'pull-comment', pull: 12 },
      { kind: 'pull-comment', pull: 30 },
      { kind: 'commit-comment', sha: badSha },
      { kind: 'check-run', sha: badSha },
    ])
  })

  it('are each one place, and none where there is no pull request', () => {
    const named = { badSha, verdict: { kind: 'culprit', id: newest.id }, changes } as const
    const both = ['culprit-pull-request', 'deployment-pull-request'] as const
    expect(reportPlaces(both, named)).toEqual([{ kind: 'pull-comment', pull: 30 }])
    const pushed = { badSha, verdict: { kind: 'culprit', id: push.id }, changes: [push] } as const
    expect(reportPlaces(both, pushed)).toEqual([])
    expect(reportPlaces(both, { badSha, verdict: aSilentVerdict(), changes: [] })).toEqual([])
  })
})

describe('a plan that reports at more places', () => {
  it('writes the issue first, and everything else after it', () => {
    expect(plan(everywhere, culprit, { issueUrl: null }).take.map(told)).toEqual([
      'publish-issue',
      'publish-report pull-comment 12',
      'publish-report pull-comment 30',
      `publish-report commit-comment ${badSha}`,
      `publish-report check-run ${badSha}`,
    ])
  })

  it('brings the comment on a pull request up to date that is not named any more, if there is one', () => {
    const before = { issueUrl: 'x', verdict: culprit }
    const now: Verdict = { kind: 'culprit', id: newest.id }
    expect(plan(['culprit-pull-request'], now, before).take.map(told)).toEqual([
      'publish-report pull-comment 30',
      'publish-report pull-comment 12 if there',
    ])
  })

  it('ends every one of them when the thing is good again', () => {
    const before = { issueUrl: 'x', verdict: culprit }
    expect(
      plan(['commit', 'culprit-pull-request'], aSilentVerdict('recovered'), before).take.map(told),
    ).toEqual(['close-issue', `close-report commit-comment ${badSha}`, 'close-report pull-comment 12'])
  })

  it.each([
    { issueUrl: null, verdict: culprit },
    { issueUrl: null, verdict: aSilentVerdict() },
  ])('brings what stands elsewhere up to date and ends it, though no issue tells of it: %#', (before) => {
    const here = `commit-comment ${badSha}`
    expect(plan(['commit'], aSilentVerdict(), before).take.map(told)).toEqual([
      `publish-report ${here} if there`,
    ])
    expect(plan(['commit'], aSilentVerdict('recovered'), before).take.map(told)).toEqual([
      `close-report ${here}`,
    ])
    expect(plan(['issue'], aSilentVerdict(), before).take).toEqual([])
  })

  it('takes away whom it named elsewhere before, though no issue tells of it', () => {
    const before = { issueUrl: null, verdict: culprit }
    expect(plan(['culprit-pull-request'], aSilentVerdict(), before).take.map(told)).toEqual([
      'publish-report pull-comment 12 if there',
    ])
  })

  it('says why nothing is written where its places do not exist', () => {
    const shortlist: Verdict = { kind: 'shortlist', ids: [blamed.id] }
    const { take, withhold } = plan(['culprit-pull-request'], shortlist, { issueUrl: null })
    expect(take).toEqual([])
    expect(withhold[0]?.says).toContain('do not exist for this verdict')
    expect(plan(everywhere, aSilentVerdict(), { issueUrl: null }).take).toEqual([])
  })
})

describe('the words of a report at another place', () => {
  it('send who wants to answer to the issue, because nobody listens there', async () => {
    const bodies: string[] = []
    const dossier = aDossier({ changes })
    const report = composeReport(dossier, aJudgement(), aPlan(), aCost(), {
      told: {
        confirmed: [],
        cleared: [],
        explained: [],
        none: false,
        flaky: false,
        reverted: [],
        mutedUntil: null,
      },
    })
    const acts = plan(['issue', 'commit'], culprit, { issueUrl: null })
    await carryOut(acts, report, {
      forgeUrl: 'https://github.com',
      actor: {
        perform: async (_, { body }) => {
          bodies.push(body)
          return await Promise.resolve({ kind: 'done', url: 'https://github.com/acme/shop/issues/77' })
        },
      },
    })
    expect(bodies[0]).toContain('/suspect confirm')
    expect(bodies[1]).toContain('Is this wrong? Tell us in #77 which change it was')
    expect(bodies[1]).not.toContain('/suspect')
  })
})
