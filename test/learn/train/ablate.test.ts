import { describe, expect, it } from 'vitest'

import { features } from '../../../src/engine/judge/ranking/features.ts'
import { noneFeatures } from '../../../src/engine/judge/ranking/none-features.ts'
import { heuristics } from '../../../src/engine/judge/retrieval/heuristics.ts'
import { ablate } from '../../../src/learn/train/ablate.ts'
import { aPolicy } from '../../builders/a-plan.ts'
import { aTrainingCase } from './a-training-case.ts'

const empty = { change: {}, none: {} }
const options = { ridge: 0.1, noneShare: 0.2, hold: empty, base: empty, towardBase: false }

/** Only the path tells the culprit. */
const cases = Array.from({ length: 8 }, (_, index) =>
  aTrainingCase([{ size: 0.2 }, { 'path-relative': 1, size: 0.2 }, { size: 0.2 }], [1], {
    id: `case-${index}`,
    repo: `acme/repo-${index % 3}`,
  }),
)

describe('ablation', () => {
  const noted: number[] = []
  const { whole, costs } = ablate(cases, options, aPolicy(), (done, total) => noted.push(done / total))
  const costOf = (name: string) => costs.find(({ without }) => without === name)?.cost

  it('measures the whole ranker on repositories left out', () => {
    expect(whole).toMatchObject({ acc1: 1, mrr: 1 })
  })

  it('tells what is lost without a feature, and without a heuristic', () => {
    // Without it all three changes tie: the worst place is the third.
    expect(costOf('path-relative')).toMatchObject({ acc1: 1, acc5: 0, mrr: expect.closeTo(2 / 3) })
    expect(costOf('path')).toEqual(costOf('path-relative'))
    expect(costOf('path-relative')?.logLikelihood).toBeGreaterThan(0.5)
    expect(costOf('size')).toMatchObject({ acc1: 0, mrr: 0 })
  })

  it('tells of a heuristic that has one feature alone what that feature is worth', () => {
    const focused = cases.map((one, index) => {
      const { id, repo } = one
      return aTrainingCase([{ focus: index % 4 === 0 ? 0.2 : 0 }, { focus: 1 }, {}], [1], { id, repo })
    })
    const costsOf = ablate(focused, options, aPolicy()).costs.filter((one) => one.without === 'focus')
    const [heuristic, feature] = ['heuristic', 'feature'].map((kind) =>
      costsOf.find((one) => one.kind === kind),
    )
    expect(heuristic?.cost.acc1).toBe(1)
    expect(heuristic?.cost).toEqual(feature?.cost)
  })

  it('leaves out everything once, the costliest first, and tells how far it is', () => {
    expect(costs).toHaveLength(features.length + noneFeatures.length + heuristics.length)
    expect(costs[0]?.without).toMatch(/^path/)
    expect(noted.at(-1)).toBe(1)
    expect(noted).toHaveLength(costs.length + 1)
  })
})
