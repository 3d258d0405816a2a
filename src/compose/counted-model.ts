import type { LanguageModel } from '../engine/ports.ts'

export type CountedModel = {
  readonly model: LanguageModel
  readonly count: () => { readonly asked: number; readonly failed: number; readonly tokens: number }
}

/** The same model, with what it was asked and used counted. */
export function countedModel(inner: LanguageModel): CountedModel {
  let [asked, failed, tokens] = [0, 0, 0]
  return {
    model: {
      ...inner,
      ask: async (question) => {
        const answer = await inner.ask(question)
        asked += 1
        failed += answer.kind === 'failed' ? 1 : 0
        tokens += answer.tokens
        return answer
      },
    },
    count: () => ({ asked, failed, tokens }),
  }
}
