import type { Instant } from '../../engine/model/ids.ts'

/** How often something happened a month, over the last year of a history or as much as there is of it. */
export type MonthlyRate = { readonly perMonth: number; readonly count: number; readonly days: number }

const day = 24 * 60 * 60 * 1000
const mostDays = 365
const daysOfMonth = 365 / 12

/** `until` is the newest instant of the history and `from` its oldest; fewer than thirty days count as thirty. */
export function monthlyRate(
  instants: readonly Instant[],
  { from, until }: { readonly from: Instant; readonly until: Instant },
): MonthlyRate {
  const end = Date.parse(until)
  const days = Math.min(mostDays, Math.max(30, (end - Date.parse(from)) / day))
  const count = instants.filter((at) => Date.parse(at) > end - days * day && Date.parse(at) <= end).length
  return { perMonth: (count / days) * daysOfMonth, count, days: Math.round(days) }
}
