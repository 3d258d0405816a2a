import { z } from 'zod'

import type { ModelUsage } from '../../engine/model/model-spending.ts'
import type { ModelAnswer } from '../../engine/ports.ts'
import { choiceProbabilities } from './choice-probabilities.ts'
import { endpointFailed, uselessAnswer } from './failed-answer.ts'

const tokenSchema = z.object({
  token: z.string(),
  top_logprobs: z.array(z.object({ token: z.string(), logprob: z.number() })).catch([]),
})

const completionSchema = z.object({
  choices: z.tuple(
    [
      z.object({
        finish_reason: z.string().nullish(),
        message: z.object({ content: z.string().nullish(), refusal: z.string().nullish() }),
        logprobs: z
          .object({ content: z.array(tokenSchema).nullish() })
          .nullish()
          .catch(null),
      }),
    ],
    z.unknown(),
  ),
  usage: z
    .object({
      prompt_tokens: z.int().nonnegative().default(0),
      completion_tokens: z.int().nonnegative().default(0),
      total_tokens: z.int().nonnegative(),
    })
    .nullish()
    .catch(null),
})

/** Reads what a server sent as a chat completion. Servers differ, so nothing is taken for granted. */
export function readCompletion(sent: unknown, choices: readonly string[] = []): ModelAnswer {
  const read = completionSchema.safeParse(sent)
  if (!read.success) return endpointFailed('the endpoint did not send a chat completion', true)
  const [{ finish_reason, message, logprobs }] = read.data.choices
  const usage = usageOf(read.data.usage)
  if (typeof message.refusal === 'string' && message.refusal !== '') {
    return uselessAnswer('the model declined to answer', usage)
  }
  if (finish_reason === 'length') return uselessAnswer('the answer was cut off at the token limit', usage)
  const found = findJson(message.content ?? '')
  if (found === null) return uselessAnswer('the answer is not JSON', usage)
  const likely = choiceProbabilities(logprobs?.content ?? [], choices)
  return {
    kind: 'answered',
    json: found.json,
    tokens: usage === null ? 0 : usage.inputTokens + usage.outputTokens,
    ...(usage === null ? {} : { usage }),
    ...(likely === null ? {} : { likely }),
  }
}

/** What the total holds beyond the question counts as answer: reasoning is paid for as such. */
function usageOf(usage: z.infer<typeof completionSchema>['usage']): ModelUsage | null {
  if (usage === null || usage === undefined) return null
  const inputTokens = Math.min(usage.prompt_tokens, usage.total_tokens)
  return { inputTokens, outputTokens: Math.max(usage.completion_tokens, usage.total_tokens - inputTokens) }
}

const endOfThought = '</think>'

/** The JSON in an answer: all of it, or the object in it where the model put thoughts, words or a code fence around. */
function findJson(content: string): { readonly json: unknown } | null {
  const thought = content.lastIndexOf(endOfThought)
  const text = thought === -1 ? content : content.slice(thought + endOfThought.length)
  const object = text.slice(Math.max(text.indexOf('{'), 0), text.lastIndexOf('}') + 1)
  for (const candidate of [text, object]) {
    try {
      return { json: JSON.parse(candidate) as unknown }
    } catch {
      continue
    }
  }
  return null
}
