import { nameToo, noNames, says } from './change-names.ts'
import type { History } from './history.ts'
import { coreTitle } from './title.ts'

/** Place in the history's landings, which begin with the oldest. */
export type LandingPlace = number

type Question = {
  readonly culprit: LandingPlace
  /** By landing, the earlier landings that it reverts or mends. */
  readonly claimed: ReadonlyMap<LandingPlace, readonly LandingPlace[]>
}

/**
 * Changes of a window (`good` excluded) that must not stand in it: other attempts at the culprit, what takes it or them
 * back, and all that names one of these. They either are the culprit once more or tell which one it is.
 */
export function twinsIn(
  { landings }: History,
  { good, bad }: { readonly good: LandingPlace; readonly bad: LandingPlace },
  { culprit, claimed }: Question,
): readonly LandingPlace[] {
  const original = landings[culprit]
  if (original === undefined) return []
  const title = coreTitle(original.title)
  const named = noNames()
  nameToo(named, original)
  const twins = new Set<LandingPlace>()
  // Chains of reverts and re-lands run forward in time, so one pass finds them all.
  for (let place = good + 1; place <= bad; place += 1) {
    const landing = landings[place]
    if (landing === undefined || place === culprit) continue
    const claims = claimed.get(place)?.some((one) => one === culprit || twins.has(one)) === true
    if (!claims && coreTitle(landing.title) !== title && !says(landing, named)) continue
    twins.add(place)
    nameToo(named, landing)
  }
  return [...twins]
}
