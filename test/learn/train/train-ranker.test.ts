import { describe, expect, it } from 'vitest'

import { trainRanker, type TrainOptions } from '../../../src/learn/train/train-ranker.ts'
import { aTrainingCase } from './a-training-case.ts'

const empty = { change: {}, none: {} }
const options: TrainOptions = { ridge: 0.01, noneShare: 0.2, hold: empty, base: empty, towardBase: false }

/** The culprit wrote the line in most cases; a bystander did in few. */
const cases = Array.from({ length: 20 }, (_, index) =>
  aTrainingCase([{ 'line-history-relative': 1 }, { size: 0.5 }, {}], [index < 16 ? 0 : 1], {
    repo: `acme/repo-${index % 4}`,
  }),
)

describe('training the ranker', () => {
  it('learns what tells a culprit', () => {
    const { change } = trainRanker(cases, options)
    expect(change['line-history-relative']).toBeGreaterThan(1)
  })

  it('learns how likely none of these is from cases whose culprits are taken out', () => {
    const rare = trainRanker(cases, { ...options, noneShare: 0.05 }).none['bias'] ?? 0
    const often = trainRanker(cases, { ...options, noneShare: 0.5 }).none['bias'] ?? 0
    expect(often).toBeGreaterThan(rare + 1)
  })

  it('gives none of these its share of each case, beside the case as it is', () => {
    const plain = Array.from({ length: 10 }, () => aTrainingCase([{}, {}], [0]))
    const odds = Math.exp(trainRanker(plain, { ...options, noneShare: 0.25 }).none['bias'] ?? 0)
    // Of two changes and of the one that is left: together it is as likely as it came true.
    expect((0.75 * odds) / (odds + 2) + (0.25 * odds) / (odds + 1)).toBeCloseTo(0.25, 3)
  })

  it('learns it from cases without a culprit too', () => {
    const innocent = Array.from({ length: 20 }, () => aTrainingCase([{}, {}], []))
    const without = trainRanker(cases, { ...options, noneShare: 0 }).none['bias'] ?? 0
    const withThem = trainRanker([...cases, ...innocent], { ...options, noneShare: 0 }).none['bias'] ?? 0
    expect(withThem).toBeGreaterThan(without + 1)
  })

  it('learns nothing from a range that does not hold the culprit', () => {
    const lost = aTrainingCase([{ size: 1 }, {}], [], { culprits: cases[0]?.culprits ?? [] })
    expect(trainRanker([...cases, lost], options)).toEqual(trainRanker(cases, options))
  })

  it('leaves weights that are held as they are', () => {
    const hold = { change: { size: -7 }, none: { 'ln-changes': 1 } }
    const { change, none } = trainRanker(cases, { ...options, hold })
    expect([change['size'], none['ln-changes']]).toEqual([-7, 1])
  })

  it('keeps the weight in use of a feature that the cases never show', () => {
    const base = { change: { 'is-revert': -3, size: 4 }, none: { 'infrastructure-signs': 1 } }
    const { change, none } = trainRanker(cases, { ...options, base })
    expect([change['is-revert'], none['infrastructure-signs']]).toEqual([-3, 1])
    expect(change['size']).not.toBe(4)
  })

  it('keeps all weights in use where no case teaches anything', () => {
    const base = { change: { 'is-revert': -3, size: 4 }, none: { bias: 2 } }
    const lost = aTrainingCase([{ size: 1 }, {}], [], { culprits: cases[0]?.culprits ?? [] })
    const { change, none } = trainRanker([lost], {
      ...options,
      base,
      hold: { change: { size: -7 }, none: {} },
    })
    expect([change['is-revert'], change['size'], none['bias']]).toEqual([-3, -7, 2])
  })

  it('shifts the weights in use a little where the ridge pulls to them', () => {
    const base = { change: { 'line-history-relative': 9 }, none: {} }
    const towardBase = { ...options, base, towardBase: true }
    const stiff = trainRanker(cases, { ...towardBase, ridge: 1e6 }).change['line-history-relative'] ?? 0
    const soft = trainRanker(cases, { ...towardBase, ridge: 5 }).change['line-history-relative'] ?? 0
    expect(stiff).toBeCloseTo(9, 2)
    expect(soft).toBeLessThan(8.7)
    expect(soft).toBeGreaterThan(
      trainRanker(cases, { ...options, ridge: 5 }).change['line-history-relative'] ?? 0,
    )
  })

  it('is the same wherever the search begins', () => {
    const from = { change: { size: 3 }, none: { bias: 2 } }
    const far = trainRanker(cases, { ...options, from })
    const near = trainRanker(cases, options)
    for (const [name, weight] of Object.entries(near.change)) expect(far.change[name]).toBeCloseTo(weight, 2)
  })
})
