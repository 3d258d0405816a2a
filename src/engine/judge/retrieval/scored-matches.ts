import type { Change } from '../../model/change.ts'
import type { ChangeId } from '../../model/ids.ts'
import type { Match } from '../../model/match.ts'

/** Matches without a quotable piece, of the changes that score above 0. `scoreAt` takes a change's place in the list. */
export function scoredMatches(
  changes: readonly Change[],
  scoreAt: (at: number) => number | undefined,
): ReadonlyMap<ChangeId, Match> {
  return new Map<ChangeId, Match>(
    changes.flatMap(({ id }, at) => {
      const score = scoreAt(at) ?? 0
      return score > 0 ? [[id, { score, evidence: null }]] : []
    }),
  )
}
