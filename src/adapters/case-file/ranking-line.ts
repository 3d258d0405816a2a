import type { ChangeId } from '../../engine/model/ids.ts'
import type { Judgement } from '../../engine/model/judgement.ts'
import type { Suspect } from '../../engine/model/suspect.ts'

/** What became of one case, for its line of the ranking file. */
export type RankedCase = {
  readonly id: string
  readonly judgement: Pick<Judgement, 'ranking' | 'verdict'>
  /** Candidates that are no suspects, such as those that others took back: they stand last, with nothing against them. */
  readonly cleared: readonly ChangeId[]
  readonly milliseconds: number
  /** True adds to every suspect the terms of its sum. */
  readonly explain: boolean
}

/** One line of a ranking file, without its newline. Probabilities stand as they were computed, so ties stay ties. */
export function rankingLine({ id, judgement, cleared, milliseconds, explain }: RankedCase): string {
  const { ranking, verdict } = judgement
  const last = cleared.map((one) => ({ id: one, probability: 0, evidence: [], contributions: [] }))
  const candidates = [...ranking.suspects, ...last]
  return JSON.stringify({
    id,
    verdict: verdict.kind,
    because: verdict.kind === 'silent' ? verdict.because : null,
    noneProbability: ranking.noneProbability,
    ranking: candidates.map((suspect) => suspectEntry(suspect, explain)),
    candidates: candidates.length,
    milliseconds: Math.round(milliseconds),
  })
}

function suspectEntry({ id, probability, evidence, contributions }: Suspect, explain: boolean): object {
  return {
    id,
    probability,
    evidence: evidence.map(({ says, quote, file, line }) => ({ says, quote, file, line })),
    ...(explain
      ? { contributions: contributions.map(({ feature, value, adds }) => ({ feature, value, adds })) }
      : {}),
  }
}
