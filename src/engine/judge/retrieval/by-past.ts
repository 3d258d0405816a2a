import type { ChangeId } from '../../model/ids.ts'
import type { Match } from '../../model/match.ts'
import { pastOdds } from '../../model/past-odds.ts'
import type { Heuristic } from './heuristic.ts'

/**
 * Changes like those that were taken back oftener than usual before the range, by their titles and places: where the
 * failure itself says little they are the better guess. The ranker hears the same odds one by one (`past-features.ts`).
 */
export const byPast: Heuristic = {
  name: 'past',
  because: 'is like changes that were reverted before',
  voice: 0.6,
  find({ dossier }, changes) {
    const odds = pastOdds(dossier.context.past)
    const found = new Map<ChangeId, Match>()
    for (const change of changes) {
      const { title, places, file } = odds(change)
      const score = title + places + file
      if (score > 0) found.set(change.id, { score, evidence: null })
    }
    return found
  },
}
