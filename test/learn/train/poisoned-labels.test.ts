import { describe, expect, it } from 'vitest'

import { terminalPolicy } from '../../../src/compose/terminal-policy.ts'
import { rankerWeights } from '../../../src/engine/judge/ranking/ranker-weights.ts'
import { figures } from '../../../src/learn/measure/figures.ts'
import { seededRandom } from '../../../src/learn/seeded-random.ts'
import { judgeRows } from '../../../src/learn/train/judge-rows.ts'
import { trainRanker } from '../../../src/learn/train/train-ranker.ts'
import type { TrainingCase } from '../../../src/learn/train/training-case.ts'
import { weightedScorer } from '../../../src/learn/train/weighted-scorer.ts'
import { aTrainingCase } from './a-training-case.ts'

const draw = seededRandom(7)
const changes = 8

/** Of eight changes one stands out by what it touches; now and then another one does so a little, too. */
function aCase(number: number, blamed: (guilty: number) => number): TrainingCase {
  const guilty = draw(changes)
  const rows = Array.from({ length: changes }, (_, row) => ({
    'path-relative': row === guilty ? 1 : draw(100) / 150,
    size: draw(100) / 100,
  }))
  return aTrainingCase(rows, [blamed(guilty)], { id: `case-${number}` })
}

const many = (count: number, blamed: (guilty: number) => number = (guilty) => guilty) =>
  Array.from({ length: count }, (_, number) => aCase(number, blamed))

describe('labels of which one account turned three in ten around', () => {
  it('cost the first place in two of a hundred later cases at most', () => {
    const later = many(400)
    const acc1 = (cases: readonly TrainingCase[]): number => {
      const options = {
        ridge: 20,
        noneShare: 0.2,
        hold: { change: {}, none: {} },
        base: rankerWeights,
        towardBase: true,
      }
      const scorer = weightedScorer({ provenance: '', ...trainRanker(cases, options) })
      return figures.acc1(later.map((one) => judgeRows(one, scorer, terminalPolicy))) ?? 0
    }
    let count = 0
    const turned = (guilty: number): number =>
      (count += 1) % 10 < 3 ? (guilty + 1 + draw(changes - 1)) % changes : guilty
    const [honest, poisoned] = [acc1(many(60)), acc1(many(60, turned))]
    expect(honest).toBeGreaterThan(0.5)
    expect(honest - poisoned).toBeLessThanOrEqual(0.02)
  })
})
