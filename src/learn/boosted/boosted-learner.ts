import { fitConditionalLogit } from '../fit-conditional-logit.ts'
import type { Learner } from '../train/learner.ts'
import type { TrainingCase } from '../train/training-case.ts'
import { type BoostOptions, boostTrees } from './boost-trees.ts'

/** Small trees and steps: a few hundred cases do not carry more. */
const boostOptions: BoostOptions = {
  trees: 100,
  rate: 0.1,
  depth: 3,
  ridge: 1,
  leastBend: 0.5,
}

/**
 * Trees in place of weights, to see what the ranker's linear form costs. "None of these" gets one constant utility,
 * fitted on the scores of the same cases with and without their culprits, `noneShare` of them without.
 */
export function boostedLearner(noneShare: number): Learner {
  return (cases) => {
    const teaching = cases.filter(({ culpritRows }) => culpritRows.length > 0)
    const lists = teaching.map(({ rows, culpritRows }) => ({ rows: rows.changes, culprits: culpritRows }))
    const score = boostTrees(lists, boostOptions)
    const none = noneUtility(teaching, score, noneShare)
    return ({ rows }) => ({ changes: rows.changes.map(score), none })
  }
}

function noneUtility(
  cases: readonly TrainingCase[],
  score: (row: readonly number[]) => number,
  noneShare: number,
): number {
  const outside = [1]
  const scored = (rows: readonly (readonly number[])[]): readonly (readonly number[])[] =>
    rows.map((row) => [score(row)])
  const examples = cases.flatMap(({ rows, culpritRows, withoutCulprits }) => [
    { rows: scored(rows.changes), culprits: culpritRows, outside, weight: 1 - noneShare },
    ...(withoutCulprits === null
      ? []
      : [{ rows: scored(withoutCulprits.changes), culprits: [], outside, weight: noneShare }]),
  ])
  const held = new Map([[0, 1]])
  return fitConditionalLogit(examples, { ridge: 0.01, iterations: 100, held })[1] ?? 0
}
