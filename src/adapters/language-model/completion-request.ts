import type OpenAI from 'openai'

import type { ModelQuestion } from '../../engine/ports.ts'
import { portableSchema } from './portable-schema.ts'

/** Ways to ask for JSON, from the strictest to the one that every server of chat completions knows. */
export const roads = ['json-schema', 'json-object', 'plain'] as const
export type Road = (typeof roads)[number]

/** Room for a short answer and, with models that reason, the reasoning before it. */
const answerTokens = 4_096

type Request = OpenAI.Chat.Completions.ChatCompletionCreateParamsNonStreaming

/** No temperature: models that reason refuse any but their own. */
export function completionRequest(model: string, question: ModelQuestion, road: Road): Request {
  const schema = portableSchema(question.schema)
  const told = `${question.system}\nAnswer with one JSON value of this JSON schema and nothing else:\n${JSON.stringify(schema)}`
  const messages = [
    { role: 'system' as const, content: road === 'json-schema' ? question.system : told },
    { role: 'user' as const, content: question.user },
  ]
  const request = { model, messages }
  if (road === 'plain') return { ...request, max_tokens: answerTokens }
  const format =
    road === 'json-object'
      ? { type: 'json_object' as const }
      : { type: 'json_schema' as const, json_schema: { name: question.schemaName, strict: true, schema } }
  return { ...request, max_completion_tokens: answerTokens, response_format: format }
}
