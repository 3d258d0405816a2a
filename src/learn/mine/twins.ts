import type { History, Landing } from './history.ts'
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
  const title = titleOf(original)
  const named = { shas: shasOf(original), pulls: new Set(pullsOf(original)) }
  const twins = new Set<LandingPlace>()
  // Chains of reverts and re-lands run forward in time, so one pass finds them all.
  for (let place = good + 1; place <= bad; place += 1) {
    const landing = landings[place]
    if (landing === undefined || place === culprit) continue
    const claims = claimed.get(place)?.some((one) => one === culprit || twins.has(one)) === true
    if (!claims && titleOf(landing) !== title && !mentions(landing, named)) continue
    twins.add(place)
    named.shas.push(...shasOf(landing))
    for (const pull of pullsOf(landing)) named.pulls.add(pull)
  }
  return [...twins]
}

function titleOf({ commit: { subject, body } }: Landing): string {
  if (!/^Merge pull request #\d/.test(subject)) return coreTitle(subject)
  return coreTitle(body.trimStart().split('\n', 1)[0] ?? '')
}

function shasOf({ commit, brought }: Landing): string[] {
  return [commit, ...brought].map(({ sha }) => sha)
}

function pullsOf({ pull }: Landing): readonly string[] {
  return pull === null ? [] : [String(pull)]
}

function mentions(
  { commit: { subject, body } }: Landing,
  { shas, pulls }: { readonly shas: readonly string[]; readonly pulls: ReadonlySet<string> },
): boolean {
  const text = `${subject}\n${body}`
  const commits = text.match(/\b[0-9a-f]{7,40}\b/gi) ?? []
  if (commits.some((prefix) => shas.some((sha) => sha.startsWith(prefix.toLowerCase())))) return true
  return [...text.matchAll(/(?:#|\/pull\/)(\d{1,9})\b/g)].some(([, number = '']) => pulls.has(number))
}
