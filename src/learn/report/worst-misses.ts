import { culpritPlace } from '../measure/culprit-place.ts'
import type { Miss } from './backtest-report.ts'
import type { SolvedCase } from './solved-case.ts'

const most = 10

/** Cases whose culprit was not the first suspect: the wrongly named first, then by how sure the wrong suspect was. */
export function worstMisses(solved: readonly SolvedCase[]): readonly Miss[] {
  return solved
    .filter(({ ours }) => culpritPlace(ours) > 1)
    .map(({ mined, ours, suspects }) => {
      const place = culpritPlace(ours)
      const probability = ours.ranking.find(({ id }) => id === mined.culprit.id)?.probability ?? 0
      return {
        id: mined.id,
        text: mined.text,
        candidates: mined.window.candidates,
        culprit: { ...mined.culprit, place: Number.isFinite(place) ? place : null, probability },
        suspects,
        isNamed: ours.verdict.kind === 'culprit',
      }
    })
    .toSorted((a, b) => Number(b.isNamed) - Number(a.isNamed) || surest(b) - surest(a))
    .slice(0, most)
}

function surest({ suspects }: Miss): number {
  return suspects[0]?.probability ?? 0
}
