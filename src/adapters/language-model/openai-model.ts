import type OpenAI from 'openai'

import type { LanguageModel, ModelAnswer, ModelQuestion } from '../../engine/ports.ts'
import { completionRequest, nextRoad, roads } from './completion-request.ts'
import { fitsWindow } from './count-tokens.ts'
import { endpointFailed } from './failed-answer.ts'
import { defaultTimeoutMs, openAiClient, type OpenAiSettings, statusOf } from './openai-client.ts'
import { readCompletion } from './read-completion.ts'

export type { OpenAiSettings } from './openai-client.ts'

/**
 * A model behind chat completions. Asks for structured output, and for log-probabilities where there are choices, and
 * remembers what the server refuses. Reads nothing from the environment, logs nothing and gives no word of what the
 * server said when it fails.
 */
export function openAiModel(settings: OpenAiSettings): LanguageModel {
  const { model, timeoutMs = defaultTimeoutMs, contextTokens } = settings
  let client: OpenAI | null = null
  let firstRoad = 0

  async function askOn(at: number, question: ModelQuestion, signal: AbortSignal): Promise<ModelAnswer> {
    const road = roads[at]
    if (road === undefined) return endpointFailed('the endpoint refused the question', false)
    client ??= await openAiClient(settings)
    try {
      const sent: unknown = await client.chat.completions.create(completionRequest(model, question, road), {
        signal,
      })
      firstRoad = Math.max(firstRoad, at)
      return readCompletion(sent, question.choices)
    } catch (thrown) {
      if (isRefusedRequest(thrown)) return await askOn(nextRoad(at, question), question, signal)
      return failureOf(thrown, signal, timeoutMs)
    }
  }

  return {
    async ask(question) {
      try {
        return await askOn(firstRoad, question, AbortSignal.timeout(timeoutMs))
      } catch {
        return endpointFailed('the client could not be set up', false)
      }
    },
    ...(contextTokens === undefined
      ? {}
      : { fits: async (question: ModelQuestion) => await fitsWindow(question, contextTokens) }),
  }
}

/** 400 and 422 are what servers answer to a parameter that they do not know. */
function isRefusedRequest(thrown: unknown): boolean {
  const status = statusOf(thrown)
  return status === 400 || status === 422
}

/** An error in plain words, none of them the server's. Only where the server said no is it sure that nothing is charged. */
export function failureOf(thrown: unknown, signal: AbortSignal, timeoutMs: number): ModelAnswer {
  if (signal.aborted) return endpointFailed(`no answer within ${timeoutMs} ms`, true)
  const status = statusOf(thrown)
  if (status !== null) return endpointFailed(`the endpoint answered ${status}`, false)
  return endpointFailed('the endpoint could not be reached or broke off its answer', true)
}
