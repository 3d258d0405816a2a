import type OpenAI from 'openai'
import { z } from 'zod'

import type { LanguageModel, ModelAnswer, ModelQuestion } from '../../engine/ports.ts'
import { endpointFailed, notAsked, uselessAnswer } from './failed-answer.ts'
import { defaultTimeoutMs, openAiClient, type OpenAiSettings } from './openai-client.ts'
import { failureOf } from './openai-model.ts'

const decisionSchema = z.object({
  answers: z.tuple(
    [
      z.discriminatedUnion('type', [
        z.object({
          type: z.literal('choice'),
          probabilities: z.array(z.object({ value: z.string(), probability: z.number().min(0).max(1) })),
        }),
        z.object({ type: z.literal('refusal') }),
      ]),
    ],
    z.unknown(),
  ),
  usage: z
    .object({ input_tokens: z.int().nonnegative(), output_tokens: z.int().nonnegative() })
    .nullish()
    .catch(null),
})

/** A ranking holds so many at most. */
const mostPicks = 5

/**
 * A voter behind the Decisions endpoint (`POST /decisions`, public beta, the official client from 7.57 on): one choice
 * among the question's choices, answered by a probability for each and by no text. It answers no other question.
 */
export function decisionsModel(settings: OpenAiSettings): LanguageModel {
  const { timeoutMs = defaultTimeoutMs, model } = settings
  let client: OpenAI | null = null

  async function decide(question: ModelQuestion, choices: readonly string[]): Promise<ModelAnswer> {
    const signal = AbortSignal.timeout(timeoutMs)
    client ??= await openAiClient(settings)
    try {
      const sent: unknown = await client.decisions.create(
        {
          model,
          input: [{ role: 'user', content: question.user }],
          questions: [
            { type: 'choice', instructions: question.system, choices: choices.map((value) => ({ value })) },
          ],
        },
        { signal },
      )
      return readDecision(sent, choices)
    } catch (thrown) {
      return failureOf(thrown, signal, timeoutMs)
    }
  }

  return {
    ask: async (question) => {
      const { choices } = question
      if (choices === undefined || choices.length < 2)
        return notAsked('the endpoint can only choose among given answers')
      try {
        return await decide(question, choices)
      } catch {
        return endpointFailed('the client could not be set up', false)
      }
    },
  }
}

function readDecision(sent: unknown, choices: readonly string[]): ModelAnswer {
  const read = decisionSchema.safeParse(sent)
  if (!read.success) return endpointFailed('the endpoint did not send a decision', true)
  const { answers, usage: used } = read.data
  const [answer] = answers
  const usage = used ? { inputTokens: used.input_tokens, outputTokens: used.output_tokens } : null
  if (answer.type === 'refusal') return uselessAnswer('the model declined to answer', usage)
  const likely = answer.probabilities.filter(({ value }) => choices.includes(value))
  if (likely.length === 0) return uselessAnswer('the answer names nothing that could be chosen', usage)
  const ranking = likely.toSorted((a, b) => b.probability - a.probability).map(({ value }) => value)
  return {
    kind: 'answered',
    json: { ranking: ranking.slice(0, mostPicks) },
    tokens: usage === null ? 0 : usage.inputTokens + usage.outputTokens,
    ...(usage === null ? {} : { usage }),
    likely: Object.fromEntries(likely.map(({ value, probability }) => [value, probability])),
  }
}
