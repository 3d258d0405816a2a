import type { ChangeId } from '../model/ids.ts'
import type { Candidate, Ranking } from '../model/suspect.ts'
import type { ReportedChange } from './reported-change.ts'

/** The changes of the range that are not shown as suspects, and why. */
export type Cleared = {
  /** Their summed probability. */
  readonly probability: number
  /** Something tied them to the failure, but less than the suspects; likeliest first. */
  readonly rankedLower: readonly {
    readonly change: ReportedChange
    readonly probability: number
    /** Why retrieval kept the change. Untrusted words. */
    readonly because: readonly string[]
  }[]
  /** Nothing tied them to the failure; newest first. */
  readonly untied: readonly ReportedChange[]
  /** A maintainer said that they did not do it, whatever ties them to the failure. */
  readonly byMaintainers?: readonly ReportedChange[]
}

export type Shown = {
  /** Every change of the range, newest first. */
  readonly changes: ReadonlyMap<ChangeId, ReportedChange>
  /** Those that the report shows as suspects. */
  readonly shown: ReadonlySet<ChangeId>
  readonly ranking: Ranking
  readonly candidates: readonly Candidate[]
  /** Those that a maintainer cleared. */
  readonly said: readonly ChangeId[]
}

/** What is left of the range beside what is shown. */
export function clearedOf({ changes, shown, ranking, candidates, said }: Shown): Cleared {
  const reasons = new Map(candidates.map(({ id, because }) => [id, because]))
  const byMaintainers = said.flatMap((id) => changes.get(id) ?? []).filter(({ id }) => !shown.has(id))
  const elsewhere = new Set([...shown, ...byMaintainers.map(({ id }) => id)])
  const rest = ranking.suspects.filter(({ id }) => !elsewhere.has(id))
  const rankedLower = rest.flatMap(({ id, probability }) => {
    const [change, because] = [changes.get(id), reasons.get(id)]
    return change === undefined || because === undefined ? [] : [{ change, probability, because }]
  })
  const untied = [...changes.values()].filter(({ id }) => !elsewhere.has(id) && !reasons.has(id))
  const probability = rest.reduce((sum, one) => sum + one.probability, 0)
  return { probability, rankedLower, untied, ...(byMaintainers.length === 0 ? {} : { byMaintainers }) }
}
