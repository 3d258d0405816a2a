import { describe, expect, it } from 'vitest'

import type { Failing } from '../../../src/engine/model/incident.ts'
import type { CheckAtMerge, ChecksAtMerge } from '../../../src/engine/model/merge-checks.ts'
import { notCaught } from '../../../src/engine/report/not-caught.ts'
import { plainProse } from '../../../src/engine/report/prose.ts'
import { reportedChange } from '../../../src/engine/report/reported-change.ts'
import { aChange } from '../../builders/a-change.ts'
import { aDossier } from '../../builders/a-dossier.ts'
import { aFailure } from '../../builders/a-failure.ts'
import { aDeployment, anIncident, aWorkflowRun } from '../../builders/an-incident.ts'
import { anInstant } from '../../builders/ids.ts'

const culprit = aChange({ mergedAt: anInstant('2026-03-02T05:00:00Z') })
const other = aChange({ pull: 19, mergedAt: anInstant('2026-03-02T04:30:00Z') })
const push = aChange({ pull: null, kind: 'direct-push' })

function check(over: Partial<CheckAtMerge> = {}): CheckAtMerge {
  return {
    name: 'test',
    workflow: 'CI',
    outcome: 'passed',
    startedAt: anInstant('2026-03-02T04:40:00Z'),
    ...over,
  }
}

const own = (checks: readonly CheckAtMerge[], change = culprit): ChecksAtMerge => ({
  change: change.id,
  checks,
  completeness: { kind: 'complete' },
})

function why(checks: readonly ChecksAtMerge[], failing: Failing = aWorkflowRun(), suspect = culprit) {
  const dossier = aDossier({
    incident: anIncident({ failing }),
    changes: [culprit, other, push],
    failures: [aFailure({ name: 'test' })],
  })
  const known = new Map(dossier.changes.map((change) => [change.id, reportedChange(change)]))
  return notCaught([suspect.id], { dossier, checks, known }).map(({ because, sentence }) => [
    because,
    plainProse(sentence),
  ])
}

describe('why the own checks of a suspect did not catch it', () => {
  it.each<[string, CheckAtMerge, string]>([
    ['red', check({ outcome: 'failed' }), 'test failed for it, and it was merged anyway.'],
    ['unfinished', check({ outcome: 'running' }), 'test had not ended when it was merged.'],
    ['skipped', check({ outcome: 'skipped' }), 'test was skipped for it, by a condition or a path filter.'],
    ['no-result', check({ outcome: 'no-result' }), 'test gave no result for it.'],
    [
      'later',
      check({ outcome: 'later' }),
      'test is known from after the merge only, not what it had said by then.',
    ],
  ])('is told where the check that fails now was %s', (because, one, says) => {
    expect(why([own([one])])).toEqual([[because, says]])
  })

  it('names what landed between the start of a check that passed and the merge', () => {
    const early = check({ startedAt: anInstant('2026-03-02T04:00:00Z') })
    expect(why([own([early])])).toEqual([
      [
        'passed-without-others',
        'test passed for it, but without 1 change that landed between its start and the merge: #19. They may clash.',
      ],
    ])
    expect(why([own([check()])])[0]?.[0]).toBe('passed')
    expect(why([own([check({ startedAt: null })])])[0]?.[0]).toBe('passed')
  })

  it('sees a path filter where the check ran for another suspect', () => {
    const told = why([own([check({ name: 'lint', workflow: 'Lint' })]), own([check()], other)])
    expect(told).toEqual([
      [
        'filtered',
        'test did not run for it, though for #19: a path filter or a condition seems to leave it out.',
      ],
    ])
  })

  it('says that it does not run for pull requests at all', () => {
    const lint = own([check({ name: 'lint', workflow: 'Lint' })])
    expect(why([lint])).toEqual([
      ['not-run', 'CI did not run for its pull request, which had 1 check of other kinds.'],
    ])
    expect(why([lint], { kind: 'check', name: 'e2e' })[0]?.[1]).toContain('e2e did not run')
    expect(why([own([])])).toEqual([['no-checks', 'No check ran for its pull request.']])
  })

  it('says that what fails at a deployment or in an alert runs elsewhere', () => {
    const lint = own([check({ name: 'lint', workflow: 'Lint' })])
    for (const failing of [aDeployment(), { kind: 'alert', name: 'x', environment: null } as const]) {
      expect(why([lint], failing)).toEqual([
        ['other-environment', 'What fails does not run for pull requests: of its 1 check none is the same.'],
      ])
    }
    expect(why([own([check()])], aDeployment())[0]?.[0]).toBe('passed')
  })

  it('takes other jobs of the same workflow where none has the name', () => {
    expect(why([own([check({ name: 'test (20)', outcome: 'failed' })])])[0]?.[0]).toBe('red')
  })

  it('names other checks that were red, each once, and no more than three', () => {
    const red = ['a', 'b', 'b', 'c', 'd'].map((name) => check({ name, workflow: 'Lint', outcome: 'failed' }))
    expect(why([own([check(), ...red])])[0]?.[1]).toMatch(/Red when it was merged: a, b, c and 1 more\.$/u)
  })

  it('does not take what is missing in a part of a list for absent', () => {
    const part = { ...own([]), completeness: { kind: 'truncated', because: '100 of 130' } as const }
    expect(why([part])).toEqual([])
    expect(why([part, own([check()], other)])).toEqual([])
  })

  it('says of a direct push that it had none, and nothing of checks that are not known', () => {
    expect(why([], aWorkflowRun(), push)[0]?.[0]).toBe('no-pull-request')
    expect(why([])).toEqual([])
  })
})
