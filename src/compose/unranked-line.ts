import type { OpenCase } from '../adapters/case-file/case-schema.ts'
import { rankingLine } from '../adapters/case-file/ranking-line.ts'
import type { ChangeId } from '../engine/model/ids.ts'

/**
 * The line of a case that was not judged: all candidates alike, and silent. `known` are the candidates as far as they
 * could be found out.
 */
export function unrankedLine(id: string, known: readonly string[], milliseconds: number): string {
  const share = 1 / (known.length + 1)
  const suspects = known.map((one) => ({
    id: one as ChangeId,
    probability: share,
    evidence: [],
    contributions: [],
  }))
  const because = known.length === 0 ? 'open-range' : 'weak-evidence'
  const verdict = { kind: 'silent', because, says: 'The case could not be ranked.' } as const
  const judgement = { ranking: { suspects, noneProbability: share }, verdict }
  return rankingLine({ id, judgement, cleared: [], milliseconds, explain: false })
}

/** The candidates that the case itself names. */
export function namedCandidates({ changes, range }: OpenCase): readonly string[] {
  if (changes !== undefined) return changes.map(({ id }) => id)
  const excluded = new Set(range?.exclude)
  return [...new Set(range?.commits)].filter((commit) => !excluded.has(commit))
}
