import { describe, expect, it } from 'vitest'

import { judge } from '../../../../src/engine/judge/judge.ts'
import { checkFeatures } from '../../../../src/engine/judge/ranking/check-features.ts'
import { rankerWeights } from '../../../../src/engine/judge/ranking/ranker-weights.ts'
import type { ChecksAtMerge } from '../../../../src/engine/model/merge-checks.ts'
import { aChange, bystanders } from '../../../builders/a-change.ts'
import { aDossier } from '../../../builders/a-dossier.ts'
import { aFailure } from '../../../builders/a-failure.ts'
import { aPolicy } from '../../../builders/a-plan.ts'
import { anIncident, aWorkflowRun } from '../../../builders/an-incident.ts'
import { aGreen, aRed } from '../../../builders/merge-checks.ts'

const others = bystanders(3)
const [bystander] = others
const changes = [aChange(), ...others]
const incident = anIncident({ failing: aWorkflowRun({ workflow: 'CI' }) })
const failures = [aFailure({ name: 'test' })]

/** The odds of a bystander against "none of these", and its place. */
function standing(mergeChecks?: readonly ChecksAtMerge[]) {
  const dossier = aDossier({
    incident,
    failures,
    changes,
    ...(mergeChecks === undefined ? {} : { mergeChecks }),
  })
  const { ranking, verdict } = judge(dossier, aPolicy())
  const at = ranking.suspects.findIndex(({ id }) => id === bystander?.id)
  const suspect = ranking.suspects[at]
  return {
    at,
    verdict,
    ranking,
    odds: (suspect?.probability ?? 0) / ranking.noneProbability,
    adds: suspect?.contributions.filter(({ feature }) => checkFeatures.some(({ name }) => name === feature)),
  }
}

const green = changes.filter((one) => one !== bystander).map(aGreen)
const red = (name: string) => (bystander === undefined ? [] : [aRed(bystander, name), ...green])
const { 'merged-red': any = 0, 'merged-red-alike': alike = 0 } = rankerWeights.change

describe('checks that were red when a change was merged', () => {
  it('speak for it a little, and more where the same check fails now', () => {
    const before = standing().odds
    expect(standing(red('lint')).odds / before).toBeCloseTo(Math.exp(any * 0.75), 6)
    expect(standing(red('test')).odds / before).toBeCloseTo(Math.exp((any + alike) * 0.75), 6)
    expect(standing(red('test')).adds).toEqual([
      { feature: 'merged-red', value: 0.75, adds: any * 0.75 },
      { feature: 'merged-red-alike', value: 0.75, adds: alike * 0.75 },
    ])
  })

  it('weigh less than a text tie of middling strength, and never outweigh the lines that fail', () => {
    const { 'text-relative': relative = 0, 'text-strength': strength = 0 } = rankerWeights.change
    expect(any).toBeGreaterThan(0)
    expect(alike).toBeGreaterThan(any)
    expect(any + alike).toBeLessThan((relative + strength) / 2)
    expect(standing(red('test')).ranking.suspects[0]?.id).toBe(aChange().id)
  })

  it('change nothing where everything is merged red, or nothing is known', () => {
    const none = standing()
    const { ranking, verdict } = standing(changes.map((one) => aRed(one, 'test')))
    expect({ ranking, verdict }).toEqual({ ranking: none.ranking, verdict: none.verdict })
    expect(standing([]).ranking).toEqual(none.ranking)
    expect(standing(changes.map(aGreen)).ranking).toEqual(none.ranking)
  })
})
