import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'

import { decide } from '../../../../src/engine/judge/verdict/decide.ts'
import type { Ranking } from '../../../../src/engine/model/suspect.ts'
import { aDossier } from '../../../builders/a-dossier.ts'
import { aReading, aSilentVerdict, aSuspect } from '../../../builders/a-judgement.ts'
import { aPolicy } from '../../../builders/a-plan.ts'
import { anOpenRange } from '../../../builders/a-range.ts'
import { aChangeId } from '../../../builders/ids.ts'

const policy = aPolicy({ culpritFrom: 0.6, shortlistFrom: 0.4, shortlistLength: 3 })

function ranked(noneProbability: number, ...probabilities: readonly number[]): Ranking {
  const suspects = probabilities.map((probability, index) =>
    aSuspect({ id: aChangeId(`change-${index}`), probability }),
  )
  return { suspects, noneProbability }
}

const verdictOn = (ranking: Ranking, facts = aDossier()) => decide(facts, aReading(), ranking, policy)

describe('the verdict', () => {
  it('names the change that passes the threshold', () => {
    expect(verdictOn(ranked(0.1, 0.7, 0.2))).toEqual({ kind: 'culprit', id: 'change-0' })
  })

  it('names the threshold itself as enough', () => {
    expect(verdictOn(ranked(0.1, 0.6, 0.3))).toMatchObject({ kind: 'culprit' })
  })

  it('names neither of two that are equally sure', () => {
    const low = aPolicy({ culpritFrom: 0.4, shortlistFrom: 0.4, shortlistLength: 3 })
    const ids = ['change-0', 'change-1', 'change-2']
    const verdict = decide(aDossier(), aReading(), ranked(0.05, 0.45, 0.45, 0.05), low)
    expect(verdict).toEqual({ kind: 'shortlist', ids })
  })

  it('lists the first few when none stands out', () => {
    expect(verdictOn(ranked(0.1, 0.4, 0.3, 0.15, 0.05))).toEqual({
      kind: 'shortlist',
      ids: ['change-0', 'change-1', 'change-2'],
    })
  })

  it('names no culprit in an open range, however sure', () => {
    expect(verdictOn(ranked(0.01, 0.99), aDossier({ range: anOpenRange() }))).toMatchObject({
      kind: 'shortlist',
    })
  })

  it('stays silent on thin evidence', () => {
    const thin = ranked(0.4, 0.1, 0.09, 0.08, 0.07, 0.06)
    expect(verdictOn(thin)).toMatchObject({ kind: 'silent', because: 'weak-evidence' })
  })

  it('stays silent on a tie that runs over the end of the list', () => {
    expect(verdictOn(ranked(0, 0.25, 0.25, 0.25, 0.25))).toMatchObject({ because: 'weak-evidence' })
  })

  it('lists a tie that fits', () => {
    expect(verdictOn(ranked(0.2, 0.4, 0.4))).toMatchObject({ kind: 'shortlist' })
  })

  it('says that none of these did it when that is likelier', () => {
    expect(verdictOn(ranked(0.6, 0.3, 0.1))).toMatchObject({ kind: 'silent', because: 'outside-cause' })
  })

  it('lets a guard go before every threshold', () => {
    const nothing = aDossier({ changes: [] })
    expect(verdictOn(ranked(0, 1), nothing)).toMatchObject({ kind: 'silent', because: 'empty-range' })
  })

  it('lists the first of each part, the most suspicious first, however sure the whole is of one', () => {
    const whole = ranked(0.01, 0.9, 0.05, 0.04)
    const part = (id: string, kind: 'culprit' | 'silent') => ({
      ranking: { suspects: [aSuspect({ id: aChangeId(id) })], noneProbability: 0 },
      verdict: kind === 'silent' ? aSilentVerdict() : { kind, id: aChangeId(id) },
    })
    const parts = [part('change-2', 'culprit'), part('change-1', 'silent'), part('change-0', 'culprit')]
    expect(decide(aDossier(), aReading(), whole, policy, parts)).toEqual({
      kind: 'shortlist',
      ids: ['change-0', 'change-2'],
    })
    expect(decide(aDossier({ changes: [] }), aReading(), whole, policy, parts)).toMatchObject({
      kind: 'silent',
    })
  })

  test.prop([fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 12 })])(
    'never names a change below the threshold',
    (weights) => {
      const total = weights.reduce((sum, one) => sum + one, 1e-9)
      const shares = weights.map((one) => one / total).toSorted((a, b) => b - a)
      const verdict = verdictOn(ranked(0, ...shares))
      if (verdict.kind === 'culprit') expect(shares[0]).toBeGreaterThanOrEqual(policy.culpritFrom)
    },
  )
})
