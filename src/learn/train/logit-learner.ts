import type { Learner } from './learner.ts'
import { trainRanker, type TrainOptions } from './train-ranker.ts'
import { weightedScorer } from './weighted-scorer.ts'

/** The ranker's own way to learn. */
export function logitLearner(options: TrainOptions): Learner {
  return (cases) => weightedScorer({ provenance: '', ...trainRanker(cases, options) })
}
