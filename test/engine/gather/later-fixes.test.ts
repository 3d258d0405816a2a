import { describe, expect, it } from 'vitest'

import { gatherLaterFixes, laterFixes } from '../../../src/engine/gather/later-fixes.ts'
import type { Landing } from '../../../src/engine/model/landing.ts'
import { Refusal } from '../../../src/engine/model/refusal.ts'
import { aChange } from '../../builders/a-change.ts'
import { aDossier } from '../../builders/a-dossier.ts'
import { aLanding } from '../../builders/a-landing.ts'
import { anInstant } from '../../builders/ids.ts'

const change = aChange()

function found(...landings: readonly Landing[]): readonly (readonly [number, string])[] {
  return laterFixes([change], landings).map(({ by, how }) => [by.pull, how])
}

const revert = (over: Partial<Landing> = {}) => aLanding({ pull: 31, body: 'Reverts acme/shop#12', ...over })

describe('what landed after the failing commit', () => {
  it('took a change back by naming its pull request or its commit', () => {
    expect(found(revert())).toEqual([[31, 'taken-back']])
    expect(found(revert({ body: `This reverts commit ${change.commits[0]}.` }))).toEqual([[31, 'taken-back']])
    expect(found(revert({ body: 'Reverts #13' }), aLanding({ title: 'Talk about #12' }))).toEqual([])
  })

  it('took nothing back where it was taken back itself', () => {
    const at = (minute: number) => anInstant(`2026-03-02T10:${minute}:00Z`)
    const again = aLanding({ pull: 32, body: 'Reverts #31', mergedAt: at(40) })
    expect(found(revert(), again)).toEqual([])
    expect(found(revert(), again, aLanding({ pull: 33, body: 'Reverts #32', mergedAt: at(50) }))).toEqual([
      [31, 'taken-back'],
    ])
  })

  it.each([
    ['Fix the total', 'Fixes the regression from #12.'],
    ['Follow-up to #12', ''],
    ['Mend the cart', 'The total was broken by the refactoring (#12)'],
  ])('mends a change where it says so: %s', (title, body) => {
    expect(found(aLanding({ title, body }))).toEqual([[31, 'mended']])
  })

  it.each(['Fixes other/repo#12', 'Fixes #120', 'See #12', 'Prefix #12', 'Fixes\n#12'])(
    'mends nothing by %j',
    (body) => {
      expect(found(aLanding({ body }))).toEqual([])
    },
  )

  it('is told once for a change: a revert before a mend, the newest first', () => {
    const later = anInstant('2026-03-02T10:40:00Z')
    const mend = aLanding({ pull: 34, body: 'Fixes #12', mergedAt: later })
    expect(found(aLanding({ pull: 33, body: 'Fixes #12' }), mend)).toEqual([[34, 'mended']])
    expect(found(revert(), mend)).toEqual([[31, 'taken-back']])
  })

  it('is nothing where nobody can tell', async () => {
    expect(await gatherLaterFixes(aDossier(), {})).toEqual([])
    const landedAfter = async () => {
      throw new Refusal('transient', 'GitHub is away', 'Wait.')
    }
    expect(await gatherLaterFixes(aDossier(), { landedAfter })).toEqual([])
  })
})
