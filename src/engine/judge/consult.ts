import type { Dossier } from '../model/dossier.ts'
import type { Judgement } from '../model/judgement.ts'
import type { Policy } from '../model/policy.ts'
import type { LanguageModel } from '../ports.ts'
import { elect } from './ranking/election/elect.ts'
import { decide } from './verdict/decide.ts'

/** Lets a language model reorder the ranking within its bounds; the verdict is then decided again by our own rules. */
export async function consult(
  dossier: Dossier,
  judged: Judgement,
  policy: Policy,
  model: LanguageModel | null,
): Promise<{ readonly judgement: Judgement; readonly tokens: number }> {
  if (model === null || judged.verdict.kind === 'silent') return { judgement: judged, tokens: 0 }
  const { ranking, tokens } = await elect(dossier, judged, model)
  return {
    judgement: {
      ...judged,
      ranking,
      verdict: decide(dossier, judged.reading, ranking, policy, judged.parts),
    },
    tokens,
  }
}
