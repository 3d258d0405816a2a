import { features } from '../../engine/judge/ranking/features.ts'
import { noneFeatures } from '../../engine/judge/ranking/none-features.ts'
import type { RankerWeights } from '../../engine/judge/ranking/ranker-weights.ts'
import { fitConditionalLogit, type LogitCase } from '../fit-conditional-logit.ts'
import { canTeach, type TrainingCase } from './training-case.ts'

/** Weights by feature name, of changes and of "none of these", as in a file of weights. */
export type NamedWeights = Pick<RankerWeights, 'change' | 'none'>

export type TrainOptions = {
  /** Half of this times the squared weights is taken off the log-likelihood. The bias has a hundredth of it. */
  readonly ridge: number
  /**
   * Share of incidents that no change of the range caused, 0..1. Cases hold too few of them, so each case counts a
   * second time with its culprits taken out, this much; 0 learns from the cases as they are.
   */
  readonly noneShare: number
  /** Weights that are set and not learnt. */
  readonly hold: NamedWeights
  /**
   * The weights that stand where the cases can teach nothing: of features that are 0 in every row. With `towardBase`
   * the ridge also pulls to them instead of to 0: so a repository's few cases shift what was learnt from many.
   */
  readonly base: NamedWeights
  readonly towardBase: boolean
  /** Where the search begins; it changes nothing but the time that it takes. */
  readonly from?: NamedWeights
}

const iterations = 100
const biasRidge = 0.01
const changeNames = features.map(({ name }) => name)
const noneNames = ['bias', ...noneFeatures.map(({ name }) => name)]

/**
 * Weights of the ranker from cases of known truth: changes and "none of these" fitted together, by maximum likelihood
 * with a ridge. Cases whose range does not hold their culprit teach nothing. Rounded to four decimals.
 */
export function trainRanker(cases: readonly TrainingCase[], options: TrainOptions): NamedWeights {
  const teaching = cases.filter(canTeach)
  const examples = teaching.flatMap((one) => examplesOf(one, options.noneShare))
  const base = flat(options.base)
  const held = heldWeights(examples, base, options.hold)
  const fitted = fitConditionalLogit(examples, {
    ridge: [
      ...changeNames.map(() => options.ridge),
      ...noneNames.map((name) => noneRidge(name, options.ridge)),
    ],
    iterations,
    toward: options.towardBase ? base : [],
    from: options.from === undefined ? base : flat(options.from),
    held,
  })
  // Without any example nothing is fitted, not even of what is held.
  const weights = base.map((_, index) => held.get(index) ?? fitted[index] ?? 0)
  return {
    change: named(changeNames, weights.slice(0, changeNames.length)),
    none: named(noneNames, weights.slice(changeNames.length)),
  }
}

function noneRidge(name: string, ridge: number): number {
  return name === 'bias' ? ridge * biasRidge : ridge
}

/** The case itself, and the same one with its culprits taken out. */
function examplesOf(one: TrainingCase, noneShare: number): readonly LogitCase[] {
  const { rows, culpritRows, withoutCulprits } = one
  const whole = { rows: rows.changes, culprits: culpritRows, outside: [1, ...rows.none] }
  if (withoutCulprits === null || noneShare === 0) return [{ ...whole, weight: 1 }]
  const none = { rows: withoutCulprits.changes, culprits: [], outside: [1, ...withoutCulprits.none] }
  return [
    { ...whole, weight: 1 - noneShare },
    { ...none, weight: noneShare },
  ]
}

/** What is held by name, and what no row of the cases tells anything about. */
function heldWeights(
  examples: readonly LogitCase[],
  base: readonly number[],
  hold: NamedWeights,
): ReadonlyMap<number, number> {
  const told = new Set(examples.flatMap(filledFeatures))
  const silent = base.flatMap((weight, index) => (told.has(index) ? [] : [[index, weight] as const]))
  const set = [
    ...changeNames.map((name) => hold.change[name]),
    ...noneNames.map((name) => hold.none[name]),
  ].flatMap((weight, index) => (weight === undefined ? [] : [[index, weight] as const]))
  return new Map([...silent, ...set])
}

function filledFeatures({ rows, outside = [] }: LogitCase): readonly number[] {
  const filled = changeNames.flatMap((_, index) => (rows.some((row) => row[index] !== 0) ? [index] : []))
  const ofNone = outside.flatMap((value, index) => (value === 0 ? [] : [changeNames.length + index]))
  return [...filled, ...ofNone]
}

function flat({ change, none }: NamedWeights): readonly number[] {
  return [...changeNames.map((name) => change[name] ?? 0), ...noneNames.map((name) => none[name] ?? 0)]
}

function named(names: readonly string[], weights: readonly number[]): Readonly<Record<string, number>> {
  return Object.fromEntries(names.map((name, index) => [name, Math.round((weights[index] ?? 0) * 1e4) / 1e4]))
}
