import type { Judgement } from '../../engine/model/judgement.ts'
import type { Suspect } from '../../engine/model/suspect.ts'

/** What became of one case, for its line of the ranking file. */
export type RankedCase = {
  readonly id: string
  readonly judgement: Pick<Judgement, 'ranking' | 'verdict'>
  readonly milliseconds: number
  /** True adds to every suspect the terms of its sum. */
  readonly explain: boolean
}

/** One line of a ranking file, without its newline. Probabilities stand as they were computed, so ties stay ties. */
export function rankingLine({ id, judgement, milliseconds, explain }: RankedCase): string {
  const { ranking, verdict } = judgement
  return JSON.stringify({
    id,
    verdict: verdict.kind,
    because: verdict.kind === 'silent' ? verdict.because : null,
    noneProbability: ranking.noneProbability,
    ranking: ranking.suspects.map((suspect) => suspectEntry(suspect, explain)),
    candidates: ranking.suspects.length,
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
