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
    for (const { id, title, files } of changes) {
      const paths = files.map(({ path }) => path)
      const score = odds.title(title) + odds.places(paths) + odds.file(paths)
      if (score > 0) found.set(id, { score, evidence: null })
    }
    return found
  },
}
