import type { LanguageModel, ModelQuestion } from '../../engine/ports.ts'

/** No model of a known vocabulary answers with more than some tens of tokens where five words are asked for. */
const asMany = 5

export type ListeningModel = LanguageModel & { readonly asked: () => readonly ModelQuestion[] }

/**
 * Hears every question and sends none: to show what would be sent, and to count what it would cost. It votes for the
 * first of the choices, so that an election goes its whole way; any other question it does not answer.
 */
export function listeningModel(): ListeningModel {
  const asked: ModelQuestion[] = []
  return {
    ask: async (question) => {
      asked.push(question)
      const { choices } = question
      return choices === undefined
        ? { kind: 'failed', because: 'nobody was asked', tokens: 0 }
        : { kind: 'answered', json: { ranking: choices.slice(0, asMany) }, tokens: 0 }
    },
    asked: () => asked,
  }
}
