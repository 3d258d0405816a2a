import { createHash } from 'node:crypto'

import { noUsage } from '../../engine/model/model-spending.ts'
import type { AnswerCache, LanguageModel } from '../../engine/ports.ts'
import { answerSchema } from './answer-schema.ts'
import { questionHash } from './question-hash.ts'

/**
 * A model that is asked the same only once. `of` names what answers: another model or endpoint gives other answers.
 * An answer from the cache costs nothing. Failures are not kept, and a cache that fails is a cache that knows nothing.
 */
export function cachedModel(
  inner: LanguageModel,
  cache: AnswerCache,
  of: readonly (string | null)[],
): LanguageModel {
  return {
    ...inner,
    ask: async (question) => {
      const hash = createHash('sha256')
        .update(JSON.stringify([...of, questionHash(question)]))
        .digest('hex')
      const known = answerSchema.safeParse(await cache.find(hash).catch(() => null))
      if (known.success) return { ...known.data, tokens: 0, usage: noUsage }
      const answer = await inner.ask(question)
      if (answer.kind === 'answered') await cache.keep(hash, answer).catch(() => undefined)
      return answer
    },
  }
}
