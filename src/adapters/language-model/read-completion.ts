import { z } from 'zod'

import type { ModelAnswer } from '../../engine/ports.ts'

const completionSchema = z.object({
  choices: z.tuple(
    [
      z.object({
        finish_reason: z.string().nullish(),
        message: z.object({ content: z.string().nullish(), refusal: z.string().nullish() }),
      }),
    ],
    z.unknown(),
  ),
  usage: z.object({ total_tokens: z.int().nonnegative() }).nullish().catch(null),
})

/** Reads what a server sent as a chat completion. Servers differ, so nothing is taken for granted. */
export function readCompletion(sent: unknown): ModelAnswer {
  const read = completionSchema.safeParse(sent)
  if (!read.success) return failed('the endpoint did not send a chat completion', 0)
  const { choices, usage } = read.data
  const [{ finish_reason, message }] = choices
  const tokens = usage?.total_tokens ?? 0
  if (typeof message.refusal === 'string' && message.refusal !== '') {
    return failed('the model declined to answer', tokens)
  }
  if (finish_reason === 'length') return failed('the answer was cut off at the token limit', tokens)
  const found = findJson(message.content ?? '')
  return found === null
    ? failed('the answer is not JSON', tokens)
    : { kind: 'answered', json: found.json, tokens }
}

export function failed(because: string, tokens: number): ModelAnswer {
  return { kind: 'failed', because, tokens }
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
