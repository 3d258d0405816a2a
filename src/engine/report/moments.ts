import type { Instant } from '../model/ids.ts'

/** `2026-03-02 10:00 UTC`; null for what is not a point in time. */
export function dayAndTime(instant: Instant | null): string | null {
  const milliseconds = instant === null ? Number.NaN : Date.parse(instant)
  if (Number.isNaN(milliseconds)) return null
  return `${new Date(milliseconds).toISOString().slice(0, 16).replace('T', ' ')} UTC`
}

/** How long `earlier` was before `later`, in the largest unit that fits: `40 min`, `5 h`, `3 days`; null where unknown. */
export function timeBetween(earlier: Instant | null, later: Instant | null): string | null {
  if (earlier === null || later === null) return null
  const minutes = Math.round((Date.parse(later) - Date.parse(earlier)) / 60_000)
  if (Number.isNaN(minutes) || minutes < 0) return null
  if (minutes < 90) return `${minutes} min`
  const hours = Math.round(minutes / 60)
  return hours < 48 ? `${hours} h` : `${Math.round(hours / 24)} days`
}
