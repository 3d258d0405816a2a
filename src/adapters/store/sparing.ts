/** How often something may be done: so many times at once, and then so many times a second. */
export type Allowance = { readonly atOnce: number; readonly perSecond: number }

/** Of so many askers it is remembered what they have left; whoever is forgotten has all again. */
const mostAskers = 1000

/**
 * What may be done as often as anybody asks, but is done no oftener than it is worth: beyond its own allowance an asker's
 * asking does nothing, and takes nothing from others. `now` is in milliseconds.
 */
export function sparing(
  act: () => void,
  { atOnce, perSecond }: Allowance,
  now: () => number = () => performance.now(),
): (asker: string) => void {
  const askers = new Map<string, { readonly left: number; readonly at: number }>()
  const remember = (asker: string, left: number, at: number): void => {
    // At the end: whoever asked longest ago is forgotten first.
    askers.delete(asker)
    askers.set(asker, { left, at })
    const [oldest] = askers.keys()
    if (askers.size > mostAskers && oldest !== undefined) askers.delete(oldest)
  }
  return (asker) => {
    const at = now()
    const before = askers.get(asker) ?? { left: atOnce, at }
    const left = Math.min(atOnce, before.left + ((at - before.at) / 1000) * perSecond)
    remember(asker, left < 1 ? left : left - 1, at)
    if (left >= 1) act()
  }
}
