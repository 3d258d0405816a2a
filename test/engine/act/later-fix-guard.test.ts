import { describe, expect, it } from 'vitest'

import { planRevert } from '../../../src/engine/act/plan-revert.ts'
import type { LaterFix } from '../../../src/engine/model/later-fix.ts'
import type { RevertPolicy } from '../../../src/engine/model/policy.ts'
import { aChange } from '../../builders/a-change.ts'
import { aDossier } from '../../builders/a-dossier.ts'
import { aJudgement } from '../../builders/a-judgement.ts'
import { aLanding } from '../../builders/a-landing.ts'
import { aPolicy, aRevertPolicy } from '../../builders/a-plan.ts'
import { someKnowledge } from '../../builders/reverts.ts'

function outcome(how: LaterFix['how'], by: 'policy' | 'command', mode: RevertPolicy['mode'] = 'on-command') {
  const later: readonly LaterFix[] = [{ change: aChange().id, how, by: aLanding({ pull: 31 }) }]
  const plan = planRevert({
    dossier: aDossier(),
    judgement: aJudgement(),
    policy: aPolicy({ revert: aRevertPolicy({ mode }) }),
    knowledge: { ...someKnowledge(), later },
    wish: by === 'command' ? { by, pull: 12 } : { by },
  })
  return plan.kind === 'withhold' ? plan.withheld.says : plan.kind
}

describe('a change that landed work took care of after the failing commit', () => {
  it('is not taken back a second time, whoever asks', () => {
    const says =
      'No revert was opened, because it was taken back already by #31, and that is not yet in production.'
    for (const by of ['policy', 'command'] as const) expect(outcome('taken-back', by)).toBe(says)
  })

  it('is not taken back unasked where something says that it mends it; a maintainer may know better', () => {
    expect(outcome('mended', 'policy', 'automatic')).toContain(
      '#31, which was merged since, says that it mends it',
    )
    expect(outcome('mended', 'policy')).toContain('says that it mends it')
    expect(outcome('mended', 'command')).toBe('take')
  })
})
