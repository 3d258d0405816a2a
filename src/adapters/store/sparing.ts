/** How often something may be done: so many times at once, and then so many times a second. */
export type Allowance = { readonly atOnce: number; readonly perSecond: number }

/**
 * What may be done as often as anybody asks, but is done no oftener than it is worth: beyond its allowance asking for it
 * does nothing. `now` is in milliseconds.
 */
export function sparing(
  act: () => void,
  { atOnce, perSecond }: Allowance,
  now: () => number = () => performance.now(),
): () => void {
  let left = atOnce
  let at = now()
  return () => {
    const asked = now()
    left = Math.min(atOnce, left + ((asked - at) / 1000) * perSecond)
    at = asked
    if (left < 1) return
    left -= 1
    act()
  }
}
