import { describe, expect, it } from 'vitest'

import type { Judgement } from '../../../src/engine/model/judgement.ts'
import { renderSecondOpinion } from '../../../src/engine/report/render-second-opinion.ts'
import { composeReport, type Report } from '../../../src/engine/report/report.ts'
import { aChange, bystanders } from '../../builders/a-change.ts'
import { aDossier } from '../../builders/a-dossier.ts'
import { aJudgement, aSuspect } from '../../builders/a-judgement.ts'
import { aCost, aPlan } from '../../builders/a-plan.ts'
import { anOpinion } from '../../builders/an-opinion.ts'

const [other = aChange(), third = aChange()] = bystanders(2)
const culprit = aChange()
const plain = { color: false, width: 100 }

function reportOf(judgement: Partial<Judgement>, cost = aCost()): Report {
  const dossier = aDossier({ changes: [culprit, other, third] })
  return composeReport(dossier, aJudgement(judgement), aPlan(), cost)
}

const ranking = (...ids: readonly (typeof culprit)[]): Judgement['ranking'] => ({
  suspects: ids.map(({ id }, place) => aSuspect({ id, probability: [0.5, 0.3, 0.1][place] ?? 0 })),
  noneProbability: 0.1,
})
const first = reportOf({
  ranking: ranking(culprit, other, third),
  verdict: { kind: 'culprit', id: culprit.id },
})

describe('a second opinion on a terminal', () => {
  it('is nothing where nobody was asked', () => {
    expect(renderSecondOpinion(first, first, plain)).toBe('')
  })

  it('says that it leaves the suspects as they are, and what it cost', () => {
    const judgement = { ranking: ranking(culprit, other, third), opinion: anOpinion() } as const
    const cost = aCost({ modelTokens: 8120, modelDollars: 0.012 })
    const second = reportOf({ ...judgement, verdict: { kind: 'culprit', id: culprit.id } }, cost)
    expect(renderSecondOpinion(first, second, plain)).toBe(`
SECOND OPINION
  A language model was asked 2 times about 20 changes and gave 2 valid votes, 100% of them alike.
  What was done did not depend on it.
  The suspects stay as they are.
  Took 4.2 s, 14 API calls, 8120 tokens of a language model ($0.012).
`)
  })

  it('tells another order, another verdict and the words about a suspect, and obeys none of them', () => {
    const explanations = [{ id: other.id, says: 'It \u001b[31mremoves\n::error::x' }]
    const second = reportOf({
      ranking: ranking(other, culprit, third),
      verdict: { kind: 'shortlist', ids: [other.id, culprit.id] },
      opinion: anOpinion({ explanations }),
    })
    const told = renderSecondOpinion(first, second, plain)
    expect(told).toContain(`1. #${other.pull} ${other.title} (50%, number 2 before)`)
    expect(told).toContain(`2. #${culprit.pull} ${culprit.title} (30%, number 1 before)`)
    expect(told).toMatch(/^ {2}3\. .*\(10%\)$/m)
    expect(told).toContain('2 changes are suspected')
    expect(told).not.toContain('\u001b')
    expect(told).not.toMatch(/^\s*::/m)
  })
})
