import { describe, expect, it } from 'vitest'

import { considerRerun } from '../../../src/engine/act/consider-rerun.ts'
import { planRerun } from '../../../src/engine/act/plan-rerun.ts'
import type { Failing } from '../../../src/engine/model/incident.ts'
import type { Policy, RerunPolicy } from '../../../src/engine/model/policy.ts'
import { Refusal } from '../../../src/engine/model/refusal.ts'
import type { RerunKnowledge, RunState } from '../../../src/engine/model/rerun.ts'
import type { RerunSource } from '../../../src/engine/ports.ts'
import { aPolicy } from '../../builders/a-plan.ts'
import { anIncident } from '../../builders/an-incident.ts'

const failing: Failing = {
  kind: 'workflow-run',
  workflow: 'CI',
  workflowId: '7',
  runId: '500',
  attempt: 1,
  branch: 'main',
}
const incident = anIncident({ failing })

const aState = (over: Partial<RunState> = {}): RunState => ({
  attempt: 1,
  isEnded: true,
  workflow: 'CI',
  deploys: { kind: 'no' },
  ...over,
})

const rerun = (over: Partial<RerunPolicy> = {}): Policy =>
  aPolicy({ rerun: { mode: 'on-command', mostPerIncident: 2, workflows: [], ...over } })

function because(
  knowledge: Partial<RerunKnowledge>,
  policy: Policy = rerun(),
  of: Failing = failing,
): string {
  const known = { state: aState(), lately: null, mayWrite: 'unknown', ...knowledge } as const
  const plan = planRerun({ incident: anIncident({ failing: of }), policy, knowledge: known })
  return plan.kind === 'take' ? 'taken' : plan.withheld.because
}

const deploys = { kind: 'maybe', because: 'its workflow file names an environment' } as const

describe('a run that a maintainer wants started again', () => {
  it('is started again: the failed jobs of its newest attempt', () => {
    const plan = planRerun({
      incident,
      policy: aPolicy(),
      knowledge: { state: aState({ attempt: 2 }), lately: 9, mayWrite: 'yes' },
    })
    expect(plan).toMatchObject({ kind: 'take', act: { kind: 're-run', run: '500', attempt: 2 } })
  })

  it.each<[string, string, Partial<RerunKnowledge>, Policy | undefined]>([
    ['while everything is observed only', 'observe-only', {}, { ...rerun(), mode: 'observe' }],
    ['where that is switched off', 'rerun-off', {}, rerun({ mode: 'off' })],
    ['that nobody can tell of', 'run-unknown', { state: null }, undefined],
    ['that has not ended', 'run-goes-on', { state: aState({ isEnded: false }) }, undefined],
    ['that had as many attempts as are allowed', 'cap-reached', { state: aState({ attempt: 3 }) }, undefined],
    ['in a repository where ten were today', 'cap-reached', { lately: 10 }, undefined],
    ['that might deploy', 'may-deploy', { state: aState({ deploys }) }, undefined],
    ['without the permission', 'no-write-permission', { mayWrite: 'no' }, undefined],
  ])('is left alone %s', (_which, reason, knowledge, policy) => {
    expect(because(knowledge, policy)).toBe(reason)
  })

  it.each<[RunState, string]>([
    [aState({ isEnded: false, attempt: 2 }), 'attempt 2 of its run has not ended yet'],
    [aState({ attempt: 3 }), 'its run had 3 attempts already, and no more are allowed'],
    [aState({ deploys }), 'it might deploy again: its workflow file names an environment'],
  ])('is told why not: %#', (state, why) => {
    const plan = planRerun({ incident, policy: rerun(), knowledge: { state, lately: null, mayWrite: 'yes' } })
    expect(plan).toMatchObject({ withheld: { says: `Nothing was started again, because ${why}.` } })
  })

  it('may deploy again where its owner named its workflow', () => {
    expect(because({ state: aState({ deploys }) }, rerun({ workflows: ['ci'] }))).toBe('taken')
    expect(because({ state: aState({ deploys }) }, rerun({ workflows: ['Nightly'] }))).toBe('may-deploy')
  })

  it('has to be one of Actions', () => {
    expect(because({}, rerun(), { kind: 'check', name: 'Jenkins' })).toBe('no-run')
    expect(because({}, rerun(), { kind: 'alert', name: 'Errors', environment: null })).toBe('no-run')
  })

  it('is not asked about where nothing can come of it, and counts as unknown where nobody answers', async () => {
    let asked = 0
    const source: RerunSource = {
      state: async () => {
        asked += 1
        throw new Refusal('transient', 'GitHub is away', 'Wait.')
      },
    }
    const off = await considerRerun(incident, rerun({ mode: 'off' }), source)
    expect([off.kind, asked]).toEqual(['withhold', 0])
    expect(await considerRerun(incident, rerun(), source)).toMatchObject({
      withheld: { because: 'run-unknown' },
    })
    expect(await considerRerun(incident, rerun(), null)).toMatchObject({
      withheld: { because: 'run-unknown' },
    })
    const told: RerunSource = {
      state: async () => aState(),
      lately: async () => 3,
      mayWrite: async () => 'no',
    }
    expect(await considerRerun(incident, rerun(), told)).toMatchObject({
      withheld: {
        because: 'no-write-permission',
        says: expect.stringMatching(/^Nothing was started again, because .*\.$/),
      },
    })
  })
})
