import type OpenAI from 'openai'

import type { ModelQuestion } from '../../engine/ports.ts'
import { answerTokens } from './count-tokens.ts'
import { portableSchema } from './portable-schema.ts'

/** Ways to ask for JSON, from the one that tells most to the one that every server of chat completions knows. */
export const roads = [
  { format: 'json-schema', scored: true },
  { format: 'json-schema', scored: false },
  { format: 'json-object', scored: true },
  { format: 'json-object', scored: false },
  { format: 'plain', scored: false },
] as const
export type Road = (typeof roads)[number]

type Request = OpenAI.Chat.Completions.ChatCompletionCreateParamsNonStreaming

/** No temperature: models that reason refuse any but their own. Scores are asked for where there are choices only. */
export function completionRequest(model: string, question: ModelQuestion, road: Road): Request {
  const schema = portableSchema(question.schema)
  const told = `${question.system}\nAnswer with one JSON value of this JSON schema and nothing else:\n${JSON.stringify(schema)}`
  const messages = [
    { role: 'system' as const, content: road.format === 'json-schema' ? question.system : told },
    { role: 'user' as const, content: question.user },
  ]
  const scores = road.scored && question.choices !== undefined ? { logprobs: true, top_logprobs: 20 } : {}
  const request = { model, messages, ...scores }
  if (road.format === 'plain') return { ...request, max_tokens: answerTokens }
  const format =
    road.format === 'json-object'
      ? { type: 'json_object' as const }
      : { type: 'json_schema' as const, json_schema: { name: question.schemaName, strict: true, schema } }
  return { ...request, max_completion_tokens: answerTokens, response_format: format }
}

/** The next road that would ask otherwise than this one did: without choices scores make no difference. */
export function nextRoad(from: number, question: ModelQuestion): number {
  const format = roads[from]?.format
  const next = question.choices === undefined ? roads.findLastIndex((road) => road.format === format) : from
  return next + 1
}
