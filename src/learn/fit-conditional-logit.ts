/** One incident for fitting: a row of feature values for each change, and which rows are culprits. */
export type LogitCase = {
  readonly rows: readonly (readonly number[])[]
  readonly culprits: readonly number[]
  /** How much the case counts; 1 for an ordinary case. */
  readonly weight: number
}

export type LogitOptions = {
  /** Ridge: half of this times the squared weights is taken off the log-likelihood. */
  readonly ridge: number
  readonly iterations: number
}

const smallestStep = 1e-4
const converged = 1e-7

/**
 * Weights of a conditional logit by penalised maximum likelihood, Newton's method with step halving (McFadden 1974).
 * With several culprits in one case any of them counts as right: the likelihood is their summed probability.
 * Deterministic; one weight a feature.
 */
export function fitConditionalLogit(cases: readonly LogitCase[], options: LogitOptions): readonly number[] {
  const size = cases[0]?.rows[0]?.length ?? 0
  let weights: readonly number[] = Array.from({ length: size }, () => 0)
  let current = slope(cases, weights, options.ridge)
  for (let iteration = 0; iteration < options.iterations; iteration += 1) {
    const direction = solve(current.curvature, current.gradient)
    const next = climb(cases, weights, direction, current.value, options.ridge)
    if (next === null) break
    const gain = next.point.value - current.value
    weights = next.weights
    current = next.point
    if (gain < converged) break
  }
  return weights
}

type Point = {
  readonly value: number
  readonly gradient: readonly number[]
  /** Negative Hessian, positive definite thanks to the ridge. */
  readonly curvature: readonly (readonly number[])[]
}

function climb(
  cases: readonly LogitCase[],
  from: readonly number[],
  direction: readonly number[],
  value: number,
  ridge: number,
): { readonly weights: readonly number[]; readonly point: Point } | null {
  for (let step = 1; step >= smallestStep; step /= 2) {
    const weights = from.map((weight, index) => weight + step * (direction[index] ?? 0))
    const point = slope(cases, weights, ridge)
    if (point.value > value) return { weights, point }
  }
  return null
}

function slope(cases: readonly LogitCase[], weights: readonly number[], ridge: number): Point {
  const size = weights.length
  const gradient = weights.map((weight) => -ridge * weight)
  const curvature = weights.map((_, row) => weights.map((__, column) => (row === column ? ridge : 0)))
  let value = -0.5 * ridge * weights.reduce((sum, weight) => sum + weight * weight, 0)
  for (const one of cases) {
    const all = expectation(one.rows, weights, null)
    const right = expectation(one.rows, weights, new Set(one.culprits))
    value += one.weight * (right.logSum - all.logSum)
    for (let row = 0; row < size; row += 1) {
      add(gradient, row, one.weight * (at(right.mean, row) - at(all.mean, row)))
      const line = curvature[row] ?? []
      // The concave part only: with one culprit it is the exact Hessian, with several it stays positive definite.
      for (let column = 0; column < size; column += 1) {
        add(
          line,
          column,
          one.weight * (at(all.second[row], column) - at(all.mean, row) * at(all.mean, column)),
        )
      }
    }
  }
  return { value, gradient, curvature }
}

type Expectation = {
  readonly logSum: number
  readonly mean: readonly number[]
  readonly second: readonly (readonly number[])[]
}

/** Mean and second moment of the rows under the logit, over the named rows only. */
function expectation(
  rows: readonly (readonly number[])[],
  weights: readonly number[],
  only: ReadonlySet<number> | null,
): Expectation {
  const chosen = rows.filter((_, index) => only === null || only.has(index))
  const utilities = chosen.map((row) =>
    row.reduce((sum, value, index) => sum + value * at(weights, index), 0),
  )
  const top = Math.max(...utilities)
  const odds = utilities.map((utility) => Math.exp(utility - top))
  const total = odds.reduce((sum, one) => sum + one, 0)
  const mean = weights.map(() => 0)
  const second = weights.map(() => weights.map(() => 0))
  chosen.forEach((row, index) => {
    const share = at(odds, index) / total
    row.forEach((value, i) => {
      if (value === 0) return
      add(mean, i, share * value)
      if (only === null) row.forEach((other, j) => add(second[i] ?? [], j, share * value * other))
    })
  })
  return { logSum: top + Math.log(total), mean, second }
}

/** Solves a symmetric positive definite system by Gaussian elimination with partial pivoting. */
function solve(matrix: readonly (readonly number[])[], right: readonly number[]): readonly number[] {
  const rows = matrix.map((row, index) => [...row, at(right, index)])
  const size = rows.length
  for (let pivot = 0; pivot < size; pivot += 1) {
    let best = pivot
    for (let row = pivot + 1; row < size; row += 1) {
      if (Math.abs(at(rows[row], pivot)) > Math.abs(at(rows[best], pivot))) best = row
    }
    const chosen = rows[best] ?? []
    rows[best] = rows[pivot] ?? []
    rows[pivot] = chosen
    for (let row = 0; row < size; row += 1) {
      const line = rows[row] ?? []
      const factor = row === pivot ? 0 : at(line, pivot) / at(chosen, pivot)
      if (factor !== 0)
        for (let column = pivot; column <= size; column += 1) add(line, column, -factor * at(chosen, column))
    }
  }
  return rows.map((row, index) => at(row, size) / at(row, index))
}

function at(values: readonly number[] | undefined, index: number): number {
  return values?.[index] ?? 0
}

function add(values: number[], index: number, amount: number): void {
  values[index] = (values[index] ?? 0) + amount
}
