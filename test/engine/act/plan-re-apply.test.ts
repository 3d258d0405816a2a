import { describe, expect, it } from 'vitest'

import { planReApply, type ReApplyQuestion } from '../../../src/engine/act/plan-re-apply.ts'
import { aPolicy, aRevertPolicy } from '../../builders/a-plan.ts'
import { anIncident } from '../../builders/an-incident.ts'
import { anInstant } from '../../builders/ids.ts'
import { aHistory, aKnownRevert, someKnowledge } from '../../builders/reverts.ts'

const merged = aKnownRevert({ state: 'merged' })

function aQuestion(over: Partial<ReApplyQuestion> = {}): ReApplyQuestion {
  return {
    incident: anIncident(),
    pull: 12,
    policy: aPolicy({ revert: aRevertPolicy({ mode: 'on-command' }) }),
    knowledge: someKnowledge({ history: aHistory({ reverts: [merged] }) }),
    ...over,
  }
}

function knowing(...reverts: readonly (typeof merged)[]): Partial<ReApplyQuestion> {
  return { knowledge: someKnowledge({ history: aHistory({ reverts }) }) }
}

function allowing(mode: 'off' | 'suggest'): Partial<ReApplyQuestion> {
  return { policy: aPolicy({ revert: aRevertPolicy({ mode }) }) }
}

describe('applying a change again', () => {
  it('is planned for our own merged revert', () => {
    expect(planReApply(aQuestion())).toMatchObject({
      kind: 'take',
      act: { kind: 'open-re-apply', pull: 12, revert: 130, title: 'Re-apply #12, taken back by #130' },
    })
  })

  it.each<[string, Partial<ReApplyQuestion>]>([
    ['observe-only', { policy: aPolicy({ mode: 'observe' }) }],
    ['revert-off', allowing('off')],
    ['suggest-only', allowing('suggest')],
    ['reverts-unknown', { knowledge: someKnowledge({ history: null }) }],
    ['no-merged-revert', knowing()],
    ['no-merged-revert', knowing(aKnownRevert({ state: 'open' }))],
    ['no-merged-revert', knowing(aKnownRevert({ state: 'merged', isOurs: false }))],
    ['no-merged-revert', knowing(aKnownRevert({ state: 'merged', of: 13 }))],
    ['re-apply-exists', knowing(merged, aKnownRevert({ number: 140, of: 130 }))],
    [
      'cap-reached',
      {
        knowledge: someKnowledge({
          history: aHistory({
            reverts: [merged],
            opened: [anInstant('2026-03-02T09:00:00Z'), anInstant('2026-03-02T10:00:00Z')],
          }),
        }),
      },
    ],
    [
      'no-write-permission',
      { knowledge: someKnowledge({ mayWrite: 'no', history: aHistory({ reverts: [merged] }) }) },
    ],
  ])('is withheld: %s (%#)', (because, over) => {
    const plan = planReApply(aQuestion(over))
    expect(plan).toMatchObject({ kind: 'withhold', withheld: { act: 'open-re-apply', because } })
    expect(plan.kind === 'withhold' && plan.withheld.says).toMatch(
      /^Nothing was applied again, because .+\.$/,
    )
  })
})
