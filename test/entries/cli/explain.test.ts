import { describe, expect, it } from 'vitest'

import { composeReport } from '../../../src/engine/report/report.ts'
import { explanationOf, explanationText } from '../../../src/entries/cli/explain.ts'
import { aDossier } from '../../builders/a-dossier.ts'
import { aJudgement, aRanking, aSuspect } from '../../builders/a-judgement.ts'
import { aCost, aPlan } from '../../builders/a-plan.ts'

function explained(judgement = aJudgement()) {
  return explanationOf(composeReport(aDossier(), judgement, aPlan(), aCost()), judgement)
}

describe('an explanation', () => {
  it('tells of every shown suspect why it was looked at and what it was made of', () => {
    const contributions = [
      { feature: 'small', value: 1, adds: -0.25 },
      { feature: 'large', value: 2, adds: 3.5 },
    ]
    const [, ...others] = aRanking().suspects
    const suspects = [aSuspect({ contributions }), ...others]
    const explanation = explained(aJudgement({ ranking: aRanking({ suspects }) }))
    expect(explanation.suspects[0]).toMatchObject({
      id: aSuspect().id,
      probability: 0.81,
      because: ['touches src/cart/total.ts'],
      contributions: [contributions[1], contributions[0]],
    })
    expect(explanation.noneProbability).toBe(0.08)
  })

  it('reads well', () => {
    const text = explanationText(explained())
    expect(text).toMatch(
      /^HOW THE PROBABILITIES CAME ABOUT\n {3}81\.0% {2}000000c00000 {2}Add tax to the cart total\n/,
    )
    expect(text).toContain('because it touches src/cart/total.ts\n')
    expect(text).toContain('  +3.20  frame-line = 1\n')
    expect(text).toMatch(/ {3}8\.0% {2}none of the changes\n$/)
  })

  it('shows titles on one line and without what a terminal obeys', () => {
    const [first] = explained().suspects
    if (first === undefined) throw new Error('nothing to show')
    const text = explanationText({ suspects: [{ ...first, title: 'a\u001b[31m\nb' }], noneProbability: 0 })
    expect(text).toContain('  a b\n')
  })
})
