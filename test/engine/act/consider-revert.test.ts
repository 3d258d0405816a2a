import { describe, expect, it } from 'vitest'

import { considerReApply, considerRevert } from '../../../src/engine/act/consider-revert.ts'
import { Refusal } from '../../../src/engine/model/refusal.ts'
import type { RevertHistory } from '../../../src/engine/model/revert.ts'
import type { RevertSource } from '../../../src/engine/ports.ts'
import { aChange } from '../../builders/a-change.ts'
import { aDossier } from '../../builders/a-dossier.ts'
import { aJudgement } from '../../builders/a-judgement.ts'
import { aPolicy, aRevertPolicy } from '../../builders/a-plan.ts'
import { anIncident } from '../../builders/an-incident.ts'
import { anInstant } from '../../builders/ids.ts'
import { aHistory, aKnownRevert } from '../../builders/reverts.ts'

const now = anInstant('2026-03-02T11:00:00Z')
const onCommand = aPolicy({ revert: aRevertPolicy({ mode: 'on-command' }) })
const merged = aHistory({ reverts: [aKnownRevert({ state: 'merged' })] })

/** A forge that says so, and what it was asked. */
function aForge(says: { readonly history?: RevertHistory; readonly mayWrite?: 'yes' | 'no' }) {
  const asked: string[] = []
  const source: RevertSource = {
    history: async (_, since) => {
      asked.push(`history since ${since}`)
      if (says.history === undefined)
        throw new Refusal('unavailable', 'The forge did not answer', 'Try again.')
      return says.history
    },
    mayWrite: async () => {
      asked.push('may write')
      return says.mayWrite ?? 'yes'
    },
  }
  return { asked, source }
}

describe('a revert that a maintainer asks for', () => {
  const asked = (mode: 'suggest' | 'on-command', forge: ReturnType<typeof aForge>) =>
    considerRevert(
      {
        dossier: aDossier(),
        judgement: aJudgement(),
        policy: aPolicy({ revert: aRevertPolicy({ mode }) }),
        wish: { by: 'command', pull: 12 },
      },
      { now, source: forge.source },
    )

  it('costs no call where the policy only suggests one', async () => {
    const forge = aForge({ history: aHistory() })
    expect(await asked('suggest', forge)).toMatchObject({ withheld: { because: 'suggest-only' } })
    expect(forge.asked).toEqual([])
  })

  it('asks for what was reverted since the change landed, then whether we may write', async () => {
    const forge = aForge({ history: aHistory() })
    expect(await asked('on-command', forge)).toMatchObject({
      kind: 'take',
      act: { kind: 'open-revert', pull: 12 },
    })
    expect(forge.asked).toEqual(['history since 2026-03-01T09:00:00Z', 'may write'])
  })

  it('is withheld where the change was reverted before, and nothing more is asked', async () => {
    const forge = aForge({ history: merged })
    expect(await asked('on-command', forge)).toMatchObject({ kind: 'withhold' })
    expect(forge.asked).toHaveLength(1)
  })

  it('is withheld where nobody answers, and where we may not write', async () => {
    expect(await asked('on-command', aForge({}))).toMatchObject({ withheld: { because: 'reverts-unknown' } })
    const forge = aForge({ history: aHistory(), mayWrite: 'no' })
    expect(await asked('on-command', forge)).toMatchObject({ withheld: { because: 'no-write-permission' } })
  })
})

describe('a change that is to be applied again', () => {
  const asked = (forge: ReturnType<typeof aForge>, changes = [aChange()]) =>
    considerReApply(
      { incident: anIncident(), changes, policy: onCommand, pull: 12 },
      { now, source: forge.source },
    )

  it('is taken where our revert of it was merged since it landed', async () => {
    const forge = aForge({ history: merged })
    expect(await asked(forge)).toMatchObject({ kind: 'take', act: { kind: 'open-re-apply', revert: 130 } })
    expect(forge.asked).toEqual(['history since 2026-03-01T09:00:00Z', 'may write'])
  })

  it('is looked for in the week before where nobody knows when it landed, and for a day at the least', async () => {
    const unknown = aForge({ history: merged })
    await asked(unknown, [])
    expect(unknown.asked[0]).toBe('history since 2026-02-23T11:00:00.000Z')
    const fresh = aForge({ history: merged })
    await asked(fresh, [aChange({ mergedAt: anInstant('2026-03-02T10:59:00Z') })])
    expect(fresh.asked[0]).toBe('history since 2026-03-01T11:00:00.000Z')
  })

  it('is withheld where no revert of ours was merged, and whether we may write is not asked', async () => {
    const forge = aForge({ history: aHistory() })
    expect(await asked(forge)).toMatchObject({ withheld: { because: 'no-merged-revert' } })
    expect(forge.asked).toHaveLength(1)
  })

  it('is withheld where we may not write', async () => {
    const forge = aForge({ history: merged, mayWrite: 'no' })
    expect(await asked(forge)).toMatchObject({ withheld: { because: 'no-write-permission' } })
  })
})
