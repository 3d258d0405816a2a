import { features } from '../../engine/judge/ranking/features.ts'
import { noneFeatures } from '../../engine/judge/ranking/none-features.ts'
import type { RankerWeights } from '../../engine/judge/ranking/ranker-weights.ts'
import type { Scorer } from './learner.ts'

/** Scores as the ranker does under these weights. */
export function weightedScorer(weights: RankerWeights): Scorer {
  const change = features.map(({ name }) => weights.change[name] ?? 0)
  const none = noneFeatures.map(({ name }) => weights.none[name] ?? 0)
  const bias = weights.none['bias'] ?? 0
  return ({ rows, sharpness }) => ({
    changes: rows.changes.map((row) => sharpness * product(row, change)),
    none: bias + product(rows.none, none),
  })
}

function product(values: readonly number[], weights: readonly number[]): number {
  return values.reduce((sum, value, index) => sum + value * (weights[index] ?? 0), 0)
}
