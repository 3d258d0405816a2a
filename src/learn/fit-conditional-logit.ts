import { type LogitCase, packCases, type PackedCase, sizeOf } from './logit/logit-case.ts'
import { likelihood, type Point, type Ridge } from './logit/logit-likelihood.ts'
import { solveLinearSystem } from './logit/solve-linear-system.ts'

export type { LogitCase } from './logit/logit-case.ts'

export type LogitOptions = {
  /** Ridge of every weight, or of each: half of it times the squared distance from `toward` is taken off. */
  readonly ridge: number | readonly number[]
  readonly iterations: number
  /** What the ridge pulls to; zeros where absent. */
  readonly toward?: readonly number[]
  /** Where the search begins; `toward` where absent. A good guess saves steps and changes nothing else. */
  readonly from?: readonly number[]
  /** Weights that stay as they are, by index. */
  readonly held?: ReadonlyMap<number, number>
}

const smallestStep = 1e-4
const converged = 1e-7

/**
 * Weights of a conditional logit by penalised maximum likelihood, Newton's method with step halving (McFadden 1974):
 * those of the change features, then those of the outside option's where cases have one. With several culprits in one
 * case any of them counts as right: the likelihood is their summed probability. Deterministic.
 */
export function fitConditionalLogit(cases: readonly LogitCase[], options: LogitOptions): readonly number[] {
  const size = sizeOf(cases)
  const { held = new Map<number, number>(), toward = [], from = toward } = options
  const indices = Array.from({ length: size.change + size.outside }, (_, index) => index)
  const centre = indices.map((index) => toward[index] ?? 0)
  const ridge = { strength: indices.map((index) => strengthAt(options.ridge, index)), centre }
  const problem = { packed: packCases(cases, size), ridge, held }
  let weights: readonly number[] = indices.map((index) => held.get(index) ?? from[index] ?? 0)
  let current = likelihood(problem.packed, weights, ridge)
  for (let iteration = 0; iteration < options.iterations; iteration += 1) {
    const next = climb(problem, weights, current)
    if (next === null) break
    const gain = next.point.value - current.value
    weights = next.weights
    current = next.point
    if (gain < converged) break
  }
  return weights
}

function strengthAt(ridge: LogitOptions['ridge'], index: number): number {
  return typeof ridge === 'number' ? ridge : (ridge[index] ?? 0)
}

type Problem = {
  readonly packed: readonly PackedCase[]
  readonly ridge: Ridge
  readonly held: ReadonlyMap<number, number>
}

/** One Newton step, halved until the likelihood grows; null where it does not. */
function climb(
  { packed, ridge, held }: Problem,
  from: readonly number[],
  at: Point,
): { readonly weights: readonly number[]; readonly point: Point } | null {
  const direction = directionOf(at, held)
  for (let step = 1; step >= smallestStep; step /= 2) {
    const weights = from.map((weight, index) => weight + step * (direction[index] ?? 0))
    const point = likelihood(packed, weights, ridge)
    if (point.value > at.value) return { weights, point }
  }
  return null
}

/** Newton's direction among the weights that are free. */
function directionOf({ gradient, curvature }: Point, held: ReadonlyMap<number, number>): Float64Array {
  const size = gradient.length
  const right = Float64Array.from(gradient, (slope, index) => (held.has(index) ? 0 : slope))
  const matrix = Float64Array.from(curvature, (bend, place) => {
    const [row, column] = [Math.floor(place / size), place % size]
    if (held.has(row) || held.has(column)) return row === column ? 1 : 0
    return bend
  })
  return solveLinearSystem(matrix, right)
}
