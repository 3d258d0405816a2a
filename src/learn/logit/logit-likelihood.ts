import type { PackedCase } from './logit-case.ts'

/** The ridge: half of `strength` times the squared distance of each weight from its centre is taken off. */
export type Ridge = { readonly strength: readonly number[]; readonly centre: readonly number[] }

export type Point = {
  /** Log-likelihood less the ridge, in nats. */
  readonly value: number
  readonly gradient: Float64Array
  /** Negative Hessian, row by row: the concave part of it, positive definite where the ridge is above 0. */
  readonly curvature: Float64Array
}

/** A row less likely than this leaves the curvature alone; it steers a step, the gradient decides where it ends. */
const negligible = 1e-9

/**
 * The penalised log-likelihood of a conditional logit at `weights`, with gradient and curvature. With several culprits
 * in one case any of them is right: the likelihood is their summed probability.
 */
export function likelihood(cases: readonly PackedCase[], weights: readonly number[], ridge: Ridge): Point {
  const size = weights.length
  const gradient = new Float64Array(size)
  const curvature = new Float64Array(size * size)
  let value = 0
  weights.forEach((weight, index) => {
    const strength = ridge.strength[index] ?? 0
    const away = weight - (ridge.centre[index] ?? 0)
    value -= 0.5 * strength * away * away
    gradient[index] = -strength * away
    curvature[index * size + index] = strength
  })
  for (const one of cases) value += addCase(one, weights, gradient, curvature)
  mirror(curvature, size)
  return { value, gradient, curvature }
}

/** Adds the gradient and the upper half of the curvature of one case; gives its log-likelihood. */
function addCase(
  { rows, weight }: PackedCase,
  weights: readonly number[],
  gradient: Float64Array,
  curvature: Float64Array,
): number {
  const size = weights.length
  const utilities = rows.map(({ at, values }) =>
    at.reduce((sum, index, place) => sum + (values[place] ?? 0) * (weights[index] ?? 0), 0),
  )
  const all = logSumExp(utilities)
  const right = logSumExp(utilities.filter((_, row) => rows[row]?.isRight === true))
  const mean = new Float64Array(size)
  rows.forEach(({ at, values, isRight }, row) => {
    const utility = utilities[row] ?? 0
    const share = Math.exp(utility - all)
    const pull = weight * ((isRight ? Math.exp(utility - right) : 0) - share)
    at.forEach((index, place) => {
      const feature = values[place] ?? 0
      add(gradient, index, pull * feature)
      add(mean, index, share * feature)
    })
    if (share < negligible) return
    for (let i = 0; i < at.length; i += 1) {
      const line = (at[i] ?? 0) * size
      const scaled = weight * share * (values[i] ?? 0)
      for (let j = i; j < at.length; j += 1) add(curvature, line + (at[j] ?? 0), scaled * (values[j] ?? 0))
    }
  })
  for (let i = 0; i < size; i += 1) {
    const scaled = weight * (mean[i] ?? 0)
    if (scaled !== 0) for (let j = i; j < size; j += 1) add(curvature, i * size + j, -scaled * (mean[j] ?? 0))
  }
  return weight * (right - all)
}

function mirror(matrix: Float64Array, size: number): void {
  for (let i = 0; i < size; i += 1) {
    for (let j = 0; j < i; j += 1) matrix[i * size + j] = matrix[j * size + i] ?? 0
  }
}

function logSumExp(values: readonly number[]): number {
  const top = Math.max(...values)
  return top + Math.log(values.reduce((sum, value) => sum + Math.exp(value - top), 0))
}

function add(values: Float64Array, index: number, amount: number): void {
  values[index] = (values[index] ?? 0) + amount
}
