import type { Claim } from './claim.ts'
import { findFixReference } from './find-fix-references.ts'
import { findRevert } from './find-reverts.ts'
import type { History } from './history.ts'
import type { LoggedCommit } from './logged-commit.ts'
import type { LeftOut } from './mined-case.ts'
import type { Reference } from './reference.ts'
import type { LandingPlace } from './twins.ts'

/** A message, where it landed, and the change it names. */
export type Report = {
  readonly commit: LoggedCommit
  readonly claim: Claim
  readonly place: LandingPlace
  readonly culprit: LandingPlace
}

/**
 * The messages that name one earlier change each, in the order in which they landed; `leaveOut` is told of every other
 * message that names one. `repo` is `owner/name`, null where it is unknown.
 */
export function findReports(
  history: History,
  repo: string | null,
  leaveOut: (because: LeftOut) => void,
): { readonly reports: readonly Report[]; readonly messages: number } {
  const reports: Report[] = []
  let messages = 0
  history.landings.forEach(({ commit, brought }, place) => {
    for (const one of [...brought, commit]) {
      const claim = findRevert(one, repo) ?? findFixReference(one, repo)
      if (claim === null) continue
      messages += 1
      const culprit = claim.unfit ?? culpritOf(claim.names, place, history)
      if (typeof culprit === 'string') leaveOut(culprit)
      else reports.push({ commit: one, claim, place, culprit })
    }
  })
  const reverts = new Set(reports.filter(({ claim }) => claim.kind === 'revert').map(({ place }) => place))
  return {
    reports: reports.filter(({ claim, culprit }) => {
      const undoesRevert = claim.kind === 'revert' && reverts.has(culprit)
      if (undoesRevert) leaveOut('re-land')
      return !undoesRevert
    }),
    messages,
  }
}

/** From the surest way of naming to the weakest; a weaker one counts only where no surer one leads anywhere. */
const ways: readonly Reference['by'][] = ['commit', 'pull', 'review', 'revision', 'title']

function culpritOf(
  names: readonly Reference[],
  place: LandingPlace,
  history: History,
): LandingPlace | LeftOut {
  for (const way of ways) {
    const ofWay = names.filter(({ by }) => by === way)
    const places = new Set(ofWay.map((name) => history.resolve(name, place)).filter((one) => one !== null))
    const [culprit] = places
    if (culprit !== undefined) return places.size > 1 ? 'several-changes' : culprit
  }
  return 'unresolved'
}
