import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'

import { heed } from '../../../src/engine/judge/heed.ts'
import { nothingTold, type Told } from '../../../src/engine/model/told.ts'
import { aChange, bystanders } from '../../builders/a-change.ts'
import { aDossier } from '../../builders/a-dossier.ts'
import { aJudgement, aPart, aRanking, aSilentVerdict } from '../../builders/a-judgement.ts'
import { aPolicy } from '../../builders/a-plan.ts'
import { aChangeId } from '../../builders/ids.ts'

const culprit = aChange().id
const [other, third] = bystanders(2).map(({ id }) => id)
if (other === undefined || third === undefined) throw new Error('the builders give two bystanders')

function heeded(told: Partial<Told>, judgement = aJudgement()) {
  return heed(aDossier(), judgement, { ...nothingTold, ...told }, aPolicy())
}

const sum = ({ ranking }: ReturnType<typeof heeded>) =>
  ranking.suspects.reduce((total, { probability }) => total + probability, ranking.noneProbability)

describe('a judgement in the light of what maintainers said', () => {
  it('is the same where nothing was said', () => {
    const judgement = aJudgement()
    expect(heeded({ explained: [culprit] }, judgement)).toBe(judgement)
  })

  it('names what was confirmed, its figure unchanged', () => {
    const { verdict, ranking } = heeded({ confirmed: [other] })
    expect(verdict).toEqual({ kind: 'culprit', id: other })
    expect(ranking).toEqual(aJudgement().ranking)
  })

  it('names two that were confirmed, for they may have clashed', () => {
    expect(heeded({ confirmed: [other, culprit] }).verdict).toEqual({
      kind: 'shortlist',
      ids: [other, culprit],
    })
  })

  it('gives what a cleared change had to the others, in proportion, and decides anew', () => {
    const judged = heeded({ cleared: [culprit] })
    expect(judged.ranking.suspects.at(-1)).toMatchObject({ id: culprit, probability: 0 })
    const shares = judged.ranking.suspects.map(({ probability }) => probability)
    expect(shares[0]).toBeCloseTo(0.055 / 0.19, 10)
    expect(judged.ranking.noneProbability).toBeCloseTo(0.08 / 0.19, 10)
    expect(judged.verdict).not.toEqual({ kind: 'culprit', id: culprit })
  })

  it('lists a cleared change no more, however few are left', () => {
    const suspects = [culprit, other, third].map((id) => ({
      id,
      probability: 0.3,
      contributions: [],
      evidence: [],
    }))
    const judgement = aJudgement({ ranking: aRanking({ suspects, noneProbability: 0.1 }) })
    expect(heeded({ cleared: [other] }, judgement).verdict).toEqual({
      kind: 'shortlist',
      ids: [culprit, third],
    })
  })

  it('is silent where none did it, and where it was flaky', () => {
    expect(heeded({ none: true }).verdict).toMatchObject({ kind: 'silent', because: 'outside-cause' })
    expect(heeded({ flaky: true }).verdict).toMatchObject({ kind: 'silent', because: 'flaky' })
  })

  it('stays over where the thing is good again, whatever was said', () => {
    const over = aJudgement({ verdict: aSilentVerdict('recovered') })
    expect(heeded({ confirmed: [culprit] }, over).verdict).toEqual(over.verdict)
  })

  it('heeds no word about a change of another range', () => {
    expect(heeded({ confirmed: [aChangeId('elsewhere')] }).verdict).toEqual(aJudgement().verdict)
  })

  test.prop([fc.subarray([culprit, other, third])])('keeps all probabilities together at 1', (cleared) => {
    expect(sum(heeded({ cleared }))).toBeCloseTo(1, 10)
  })
})

describe('failures that were judged apart', () => {
  const of = (id: typeof culprit, next: typeof culprit) =>
    aPart({
      ranking: aRanking({
        suspects: [
          { id, probability: 0.8, contributions: [], evidence: [] },
          { id: next, probability: 0.15, contributions: [], evidence: [] },
        ],
        noneProbability: 0.05,
      }),
      verdict: { kind: 'culprit', id },
    })
  const apart = aJudgement({
    parts: [of(culprit, third), of(other, third)],
    verdict: { kind: 'shortlist', ids: [culprit, other] },
  })

  it('lose a cleared change each, and list whoever is first in each now', () => {
    const { parts, verdict } = heeded({ cleared: [culprit] }, apart)
    expect(parts.map(({ ranking }) => ranking.suspects[0]?.id)).toEqual([third, other])
    expect(verdict).toMatchObject({ kind: 'shortlist', ids: expect.arrayContaining([third, other]) })
  })

  it('are weighed together where a suspect for each is no longer left', () => {
    const { parts, verdict } = heeded({ cleared: [culprit, other] }, apart)
    expect(parts).toEqual([])
    expect(verdict).toEqual(heeded({ cleared: [culprit, other] }).verdict)
  })
})
