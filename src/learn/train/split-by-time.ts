import type { TrainingCase } from './training-case.ts'

type Periods = { readonly earlier: readonly TrainingCase[]; readonly later: readonly TrainingCase[] }

/**
 * The dated cases in two periods, the earlier one with about the given share of them; cases of one instant stay
 * together. Null where fewer than two instants are known. Undated cases are left out.
 */
export function splitByTime(cases: readonly TrainingCase[], share: number): Periods | null {
  const dated = cases
    .flatMap((one) => (one.at === null ? [] : [{ one, time: Date.parse(one.at) }]))
    .sort((a, b) => a.time - b.time)
  const border = dated[Math.floor(share * dated.length)]?.time
  if (border === undefined) return null
  const earlier = dated.filter(({ time }) => time < border).map(({ one }) => one)
  const later = dated.filter(({ time }) => time >= border).map(({ one }) => one)
  return earlier.length === 0 ? null : { earlier, later }
}
