import { listeningModel } from '../adapters/language-model/listening-model.ts'
import { questionHash } from '../adapters/language-model/question-hash.ts'
import { redactContext, redactFacts } from '../engine/gather/redaction.ts'
import { consult } from '../engine/judge/consult.ts'
import { judge } from '../engine/judge/judge.ts'
import type { Dossier } from '../engine/model/dossier.ts'
import type { Policy } from '../engine/model/policy.ts'
import type { ModelQuestion } from '../engine/ports.ts'

/** A question to a language model as it leaves the machine, and the hash that is kept of it. */
export type HeardQuestion = ModelQuestion & { readonly sha256: string }

export type HeardQuestions = {
  readonly questions: readonly HeardQuestion[]
  /** Why nobody would be asked; null where somebody would. */
  readonly because: string | null
}

/**
 * All questions that would be sent about an incident, with secrets taken out, byte for byte as they would be sent; those
 * of later rounds as if the model had voted for the first of each list. Sends nothing.
 */
export async function heardQuestions(given: Dossier, policy: Policy): Promise<HeardQuestions> {
  const dossier = {
    ...given,
    ...redactFacts(given),
    context: redactContext(given.context),
  }
  const judgement = judge(dossier, policy)
  const model = listeningModel()
  await consult(dossier, judgement, policy, model)
  const questions = model.asked().map((question) => ({ ...question, sha256: questionHash(question) }))
  return { questions, because: questions.length > 0 ? null : whyNobody(judgement) }
}

function whyNobody({ verdict }: ReturnType<typeof judge>): string {
  return verdict.kind === 'silent' ? verdict.says : 'There are fewer than two changes to choose from.'
}
