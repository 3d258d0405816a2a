import type { ChangeId } from '../../model/ids.ts'
import type { Match } from '../../model/match.ts'
import { bm25 } from './bm25.ts'
import type { Heuristic } from './heuristic.ts'
import { search } from './search.ts'

/** Changes whose lines share identifiers with the source at the implicated lines: what the failing code uses. */
export const bySourceWords: Heuristic = {
  name: 'source-words',
  because: 'changes what the failing lines use',
  find(question, changes) {
    const { sourceWords, index } = search(question, changes)
    const scores = bm25(sourceWords, index)
    return new Map<ChangeId, Match>(
      changes.flatMap(({ id }, at) => {
        const score = scores[at] ?? 0
        return score > 0 ? [[id, { score, evidence: null }]] : []
      }),
    )
  },
}
