/** Most changes in one heat, and how many of a heat go on: Meta's published election used these. */
export const heatSize = 20
export const survivors = 5

/**
 * Deals runners, the strongest first, into as few heats as hold them, to and fro like a tournament's draw, so that strong
 * ones meet late and the heats are equally large to within one.
 */
export function seedHeats<T>(runners: readonly T[]): readonly (readonly T[])[] {
  const count = Math.ceil(runners.length / heatSize)
  const heats: T[][] = Array.from({ length: count }, () => [])
  runners.forEach((runner, place) => {
    const [row, column] = [Math.floor(place / count), place % count]
    heats[row % 2 === 0 ? column : count - 1 - column]?.push(runner)
  })
  return heats
}
