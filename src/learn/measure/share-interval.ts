import type { Interval } from './bootstrap-interval.ts'

/**
 * A share with its 95% interval (Wilson, "Probable inference, the law of succession, and statistical inference", JASA
 * 1927). Unlike resampling it knows that six right out of six do not prove a seventh. Null where there is nothing.
 */
export function shareInterval(right: number, of: number, z = 1.96): Interval | null {
  if (of === 0) return null
  const value = right / of
  const middle = value + (z * z) / (2 * of)
  const spread = z * Math.sqrt((value * (1 - value)) / of + (z * z) / (4 * of * of))
  const scale = 1 + (z * z) / of
  return {
    value,
    low: Math.max(0, (middle - spread) / scale),
    high: Math.min(1, (middle + spread) / scale),
  }
}
