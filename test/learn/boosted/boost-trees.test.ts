import { describe, expect, it } from 'vitest'

import { binRows } from '../../../src/learn/boosted/binned-rows.ts'
import { boostTrees, type BoostOptions } from '../../../src/learn/boosted/boost-trees.ts'
import { boostedLearner } from '../../../src/learn/boosted/boosted-learner.ts'
import { growTree, valueOf } from '../../../src/learn/boosted/grow-tree.ts'
import { setLambdaSlopes } from '../../../src/learn/boosted/lambda-slopes.ts'
import { figures } from '../../../src/learn/measure/figures.ts'
import { judgeRows } from '../../../src/learn/train/judge-rows.ts'
import { aPolicy } from '../../builders/a-plan.ts'
import { aTrainingCase } from '../train/a-training-case.ts'

const options: BoostOptions = { trees: 20, rate: 0.3, depth: 2, ridge: 1, leastBend: 0.1 }

/** The culprit is the row whose two features differ: no sum of weights says that. */
const exclusive = Array.from({ length: 8 }, () => ({
  rows: [
    [0, 0],
    [1, 0],
    [1, 1],
  ],
  culprits: [1],
}))

function slopesOf(scores: readonly number[], culprits: readonly number[]) {
  const slopes = { first: new Float64Array(scores.length), second: new Float64Array(scores.length) }
  const list = { from: 0, to: scores.length, culprits: new Set(culprits) }
  setLambdaSlopes(list, Float64Array.from(scores), slopes)
  return slopes
}

describe('bins', () => {
  it('part distinct values', () => {
    const data = binRows([
      [3, 7],
      [1, 7],
      [2, 7],
    ])
    expect(data.borders).toEqual([[1.5, 2.5], []])
    expect([...data.bins]).toEqual([2, 0, 0, 0, 1, 0])
  })

  it('are 32 at most', () => {
    const data = binRows(Array.from({ length: 500 }, (_, index) => [index]))
    expect(data.borders[0]).toHaveLength(31)
    expect(Math.max(...data.bins)).toBe(31)
  })
})

describe('one tree', () => {
  it('splits where the loss falls most and steps by Newton', () => {
    const data = binRows([
      [0, 5],
      [0, 6],
      [1, 5],
      [1, 6],
    ])
    const slopes = { first: Float64Array.of(2, 2, -1, -1), second: Float64Array.of(1, 1, 1, 1) }
    const tree = growTree(data, slopes, { depth: 1, ridge: 0, leastBend: 1 })
    expect(tree).toEqual({
      kind: 'split',
      feature: 0,
      border: 0.5,
      below: { kind: 'leaf', adds: -2 },
      above: { kind: 'leaf', adds: 1 },
    })
    expect([valueOf(tree, [0, 9]), valueOf(tree, [0.6, 0])]).toEqual([-2, 1])
  })

  it('is a leaf where no split is large enough', () => {
    const slopes = { first: Float64Array.of(2, -1), second: Float64Array.of(1, 1) }
    const tree = growTree(binRows([[0], [1]]), slopes, { depth: 3, ridge: 1, leastBend: 1.5 })
    expect(tree).toEqual({ kind: 'leaf', adds: -1 / 3 })
  })
})

describe('the pairwise loss', () => {
  it('pushes the culprit up and the others down, hardest those that stand above it', () => {
    const { first } = slopesOf([2, 1, 0], [1])
    // Places 1, 2, 3: swapping with the first changes 1 / place by 1/2, with the last by 1/6.
    const [above, culprit, below] = first
    expect(above).toBeCloseTo(0.5 / (1 + Math.exp(1 - 2)), 12)
    expect(below).toBeCloseTo((1 / 2 - 1 / 3) / (1 + Math.exp(1 - 0)), 12)
    expect(culprit).toBeCloseTo(-((above ?? 0) + (below ?? 0)), 12)
  })
})

describe('boosted trees', () => {
  it('learn what no sum of weights can say', () => {
    const score = boostTrees(exclusive, options)
    expect(score([1, 0])).toBeGreaterThan(score([0, 0]) + 1)
    expect(score([1, 0])).toBeGreaterThan(score([1, 1]) + 1)
  })

  it('are the same twice', () => {
    const rows = [
      [0.3, 0.9],
      [0.2, 0.4],
    ]
    const [one, other] = [boostTrees(exclusive, options), boostTrees(exclusive, options)]
    expect(rows.map(one)).toEqual(rows.map(other))
  })

  it('learn from no lists that all rows are alike', () => {
    const score = boostTrees([], options)
    expect(score([1, 0])).toBe(score([0, 1]))
  })

  it('rank cases beside weights, with a constant for none of these', () => {
    const cases = Array.from({ length: 12 }, () =>
      aTrainingCase([{ size: 0.4 }, { 'path-relative': 1, size: 0.2 }, { size: 0.2 }], [1]),
    )
    const score = boostedLearner(0.2)(cases)
    const judged = cases.map((one) => judgeRows(one, score, aPolicy()))
    expect(figures.acc1(judged)).toBe(1)
    expect(judged[0]?.noneProbability).toBeGreaterThan(0.001)
    expect(judged[0]?.noneProbability).toBeLessThan(0.5)
  })
})
