import type { History, Landing } from './history.ts'
import { ownReviews, type ReviewName, reviewsIn } from './review-names.ts'
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
  const named: Names = { shas: new Set(), pulls: new Set(), reviews: new Set() }
  nameToo(named, original)
  const twins = new Set<LandingPlace>()
  // Chains of reverts and re-lands run forward in time, so one pass finds them all.
  for (let place = good + 1; place <= bad; place += 1) {
    const landing = landings[place]
    if (landing === undefined || place === culprit) continue
    const claims = claimed.get(place)?.some((one) => one === culprit || twins.has(one)) === true
    if (!claims && coreTitle(landing.title) !== title && !mentions(landing, named)) continue
    twins.add(place)
    nameToo(named, landing)
  }
  return [...twins]
}

type Names = {
  readonly shas: Set<string>
  readonly pulls: Set<string>
  readonly reviews: Set<ReviewName>
}

function nameToo(named: Names, { commit, brought, pull }: Landing): void {
  for (const { sha, body } of [commit, ...brought]) {
    named.shas.add(sha)
    for (const name of ownReviews(body)) named.reviews.add(name)
  }
  if (pull !== null) named.pulls.add(String(pull))
}

function mentions({ commit: { subject, body } }: Landing, { shas, pulls, reviews }: Names): boolean {
  const text = `${subject}\n${body}`
  const commits = text.match(/\b[0-9a-f]{7,40}\b/gi) ?? []
  const ids = [...shas]
  if (commits.some((prefix) => ids.some((sha) => sha.startsWith(prefix.toLowerCase())))) return true
  if (reviewsIn(text).some((name) => reviews.has(name))) return true
  return [...text.matchAll(/(?:#|\/pull\/)(\d{1,9})\b/g)].some(([, number = '']) => pulls.has(number))
}
