import { pastOdds } from '../../model/past-odds.ts'
import type { Heuristic } from './heuristic.ts'
import { scoredMatches } from './scored-matches.ts'

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
    const scores = changes.map((change) => {
      const { title, places, file } = odds(change)
      return title + places + file
    })
    return scoredMatches(changes, (at) => scores[at])
  },
}
