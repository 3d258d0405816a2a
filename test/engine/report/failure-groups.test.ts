import { describe, expect, it } from 'vitest'

import { plainProse } from '../../../src/engine/report/prose.ts'
import { renderJson } from '../../../src/engine/report/render-json.ts'
import { composeReport } from '../../../src/engine/report/report.ts'
import { aChange, bystanders } from '../../builders/a-change.ts'
import { aDossier } from '../../builders/a-dossier.ts'
import { aJudgement, aPart, aSilentVerdict, aSuspect } from '../../builders/a-judgement.ts'
import { aCost, aPlan } from '../../builders/a-plan.ts'

const [tax, auth] = [aChange(), aChange({ pull: 40, title: 'Expire tokens' })]
const others = bystanders(3)
const whole = [
  aSuspect({ id: tax.id, probability: 0.6 }),
  aSuspect({ id: auth.id, probability: 0.3 }),
  ...others.map(({ id }) => aSuspect({ id, probability: 0.01, evidence: [] })),
]
const named = (change: typeof tax, probability = 0.9) =>
  aPart({
    title: `${change.title} fails`,
    ranking: { suspects: [aSuspect({ id: change.id, probability })], noneProbability: 0.05 },
    verdict: { kind: 'culprit', id: change.id },
  })
const silent = aPart({
  title: 'nobody knows',
  ranking: { suspects: [aSuspect({ id: others[0]?.id ?? tax.id, probability: 0.02 })], noneProbability: 0.9 },
  verdict: aSilentVerdict(),
})

function report(over: Parameters<typeof aJudgement>[0] = {}) {
  const judgement = aJudgement({
    ranking: { suspects: whole, noneProbability: 0.07 },
    verdict: { kind: 'shortlist', ids: [tax.id, auth.id] },
    parts: [named(tax), named(auth)],
    ...over,
  })
  return composeReport(aDossier({ changes: [tax, auth, ...others] }), judgement, aPlan(), aCost())
}

describe('failures that fall into groups', () => {
  it('are told in one sentence, with the first suspect of each', () => {
    const { verdict, next } = report()
    expect(plainProse(verdict.lead)).toBe(
      'The failures fall into 2 groups that seem to have different causes, and for each another change is suspected first: #12 and #40.',
    )
    expect(plainProse(verdict.rest)).toBe(
      'None is likely to have caused all of them, out of 5 changes in the range. The chance that none of them did it is 7%.',
    )
    expect(plainProse(next)).toMatch(/^Look at each group by itself/)
  })

  it('have their own suspects with their own figures', () => {
    const { groups } = report({ parts: [named(tax, 0.97), named(auth, 0.8)] })
    expect(groups.map(({ title, sentence }) => [title, plainProse(sentence)])).toEqual([
      ['Add tax to the cart total fails', '#12 almost certainly caused this (97%).'],
      ['Expire tokens fails', '#40 very likely caused this (80%).'],
    ])
    expect(groups[1]?.suspects).toMatchObject([{ named: true, probability: 0.8, change: { pull: 40 } }])
    expect(groups[1]?.suspects[0]?.evidence).not.toEqual([])
  })

  it('may hold one for which nobody is named', () => {
    const { groups, verdict } = report({ parts: [named(tax), named(auth), silent] })
    expect(plainProse(verdict.lead)).toMatch(/into 3 groups .* for 2 of them another change/)
    expect(groups[2]?.suspects).toEqual([])
    expect(plainProse(groups[2]?.sentence ?? [])).toMatch(/^No change is named/)
  })

  it('clear no change that a group shows', () => {
    const [bystander] = others
    const shown = named(auth)
    const suspects = [...shown.ranking.suspects, aSuspect({ id: bystander?.id ?? tax.id, probability: 0.1 })]
    const part = { ...shown, ranking: { suspects, noneProbability: 0 } }
    const { cleared } = report({ parts: [named(tax), part] })
    expect(cleared.untied.map(({ id }) => id)).toEqual(others.slice(1).map(({ id }) => id))
  })

  it('are not told where the verdict has become another', () => {
    const verdicts = [
      { kind: 'culprit', id: tax.id },
      { kind: 'shortlist', ids: [tax.id] },
      aSilentVerdict('recovered'),
    ] as const
    for (const verdict of verdicts) expect(report({ verdict }).groups).toEqual([])
    expect(report({ parts: [] }).groups).toEqual([])
  })

  it('stand in the JSON with plain sentences', () => {
    const told: unknown = JSON.parse(renderJson(report()))
    expect(told).toMatchObject({
      groups: [{ sentence: '#12 very likely caused this (90%).' }, { signature: 'signature-1' }],
      clashes: [],
    })
  })
})

describe('two changes that may clash', () => {
  it('are told in one sentence', () => {
    const pairs = [{ removes: auth.id, uses: tax.id, name: 'sumOf' }]
    expect(report({ pairs }).clashes.map(plainProse)).toEqual([
      '#40 and #12 may clash: #40 takes sumOf away, and #12 adds a use of it.',
    ])
    expect(
      report({ pairs: [{ removes: aChange({ pull: 9 }).id, uses: tax.id, name: 'x' }] }).clashes,
    ).toEqual([])
  })
})
