import type { ReportPlace } from '../model/act.ts'
import type { Sha } from '../model/ids.ts'
import type { ReportTo } from '../model/policy.ts'
import type { Verdict } from '../model/verdict.ts'
import type { NameableChange } from '../model/word.ts'

/** What a report's places follow from. `changes` are those of the range, newest first. */
export type Placed = {
  readonly badSha: Sha
  readonly verdict: Verdict
  readonly changes: readonly NameableChange[]
}

/** The places besides the issue, each once; those that do not exist for this verdict are left out. */
export function reportPlaces(to: readonly ReportTo[], placed: Placed): readonly ReportPlace[] {
  const places = to.flatMap((one) => placeOf(one, placed) ?? [])
  return [...new Map(places.map((place) => [JSON.stringify(place), place])).values()]
}

function placeOf(to: ReportTo, { badSha, verdict, changes }: Placed): ReportPlace | null {
  switch (to) {
    case 'issue':
      return null
    case 'culprit-pull-request':
      return commentOn(changes.find(({ id }) => verdict.kind === 'culprit' && id === verdict.id))
    case 'deployment-pull-request':
      return commentOn(changes[0])
    case 'commit':
      return { kind: 'commit-comment', sha: badSha }
    case 'check-run':
      return { kind: 'check-run', sha: badSha }
  }
}

function commentOn(change: NameableChange | undefined): ReportPlace | null {
  const pull = change?.pull ?? null
  return pull === null ? null : { kind: 'pull-comment', pull }
}
