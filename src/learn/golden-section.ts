const golden = (Math.sqrt(5) - 1) / 2

/**
 * Where between `low` and `high` a loss with one valley is lowest, to within `closeEnough`, by golden section (Kiefer,
 * "Sequential Minimax Search for a Maximum", 1953).
 */
export function lowestBetween(
  loss: (at: number) => number,
  [low, high]: readonly [number, number],
  closeEnough: number,
): number {
  if (high - low <= closeEnough) return (low + high) / 2
  const left = high - golden * (high - low)
  const right = low + golden * (high - low)
  const nearer = loss(left) <= loss(right) ? ([low, right] as const) : ([left, high] as const)
  return lowestBetween(loss, nearer, closeEnough)
}
