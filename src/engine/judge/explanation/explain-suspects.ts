import type { Dossier } from '../../model/dossier.ts'
import type { Opinion } from '../../model/opinion.ts'
import type { Ranking } from '../../model/suspect.ts'
import type { LanguageModel } from '../../ports.ts'
import { type Explained, explanationQuestion, readExplanations } from './explanation-question.ts'
import { verifyExplanation } from './verify-explanation.ts'

const mostSuspects = 3

type Explaining = {
  readonly model: LanguageModel
  readonly wanted: boolean
  readonly opinion: Opinion
}

/**
 * One or two sentences of the model for each of the first suspects that we hold evidence against, where every check
 * passes; our own sentences stand for themselves everywhere else. Not asked of a model that just failed. Never throws.
 */
export async function explainSuspects(
  dossier: Dossier,
  { suspects }: Ranking,
  { model, wanted, opinion }: Explaining,
): Promise<{ readonly explanations: Opinion['explanations']; readonly tokens: number }> {
  const byId = new Map(dossier.changes.map((change) => [change.id, change]))
  const explained = suspects.slice(0, mostSuspects).flatMap(({ id, evidence }): readonly Explained[] => {
    const change = byId.get(id)
    return change === undefined || evidence.length === 0 ? [] : [{ change, evidence }]
  })
  if (!wanted || opinion.answered === 0 || explained.length === 0) return { explanations: [], tokens: 0 }
  const question = explanationQuestion(explained)
  if (!((await model.fits?.(question)) ?? true)) return { explanations: [], tokens: 0 }
  const answer = await model.ask(question)
  if (answer.kind === 'failed') return { explanations: [], tokens: answer.tokens }
  const claims = readExplanations(answer, explained)
  return {
    explanations: [...claims].flatMap(([id, sentences]) =>
      verifyExplanation(sentences) ? [{ id, says: sentences.map(({ says }) => says.trim()).join(' ') }] : [],
    ),
    tokens: answer.tokens,
  }
}
