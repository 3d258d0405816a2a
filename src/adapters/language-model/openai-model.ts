import type OpenAI from 'openai'

import type { LanguageModel, ModelAnswer, ModelQuestion } from '../../engine/ports.ts'
import { cappedFetch } from './capped-fetch.ts'
import { completionRequest, roads } from './completion-request.ts'
import { failed, readCompletion } from './read-completion.ts'

export type OpenAiSettings = {
  /** May be empty for servers that want none. */
  readonly apiKey: string
  /** Any server of chat completions, as a rule ending in `/v1`; null is OpenAI itself. */
  readonly baseUrl: string | null
  readonly model: string
  /** For one question, its retry and fallbacks included. */
  readonly timeoutMs?: number
}

/**
 * A model behind chat completions. Asks for structured output and remembers when the server refuses it. Reads nothing
 * from the environment, logs nothing and gives no word of what the server said when it fails.
 */
export function openAiModel(settings: OpenAiSettings): LanguageModel {
  const { model, timeoutMs = 20_000 } = settings
  let client: OpenAI | null = null
  let firstRoad = 0

  async function askOn(road: number, question: ModelQuestion, signal: AbortSignal): Promise<ModelAnswer> {
    const way = roads[road]
    if (way === undefined) return failed('the endpoint refused the question', 0)
    client ??= await openClient(settings, timeoutMs)
    try {
      const sent: unknown = await client.chat.completions.create(completionRequest(model, question, way), {
        signal,
      })
      firstRoad = road
      return readCompletion(sent)
    } catch (thrown) {
      if (isRefusedRequest(thrown)) return await askOn(road + 1, question, signal)
      return failed(signal.aborted ? `no answer within ${timeoutMs} ms` : sentenceFor(thrown), 0)
    }
  }

  return {
    async ask(question) {
      try {
        return await askOn(firstRoad, question, AbortSignal.timeout(timeoutMs))
      } catch {
        return failed('the client could not be set up', 0)
      }
    },
  }
}

/** Loaded at the first question only: most runs have none, and the package is large. */
async function openClient(settings: OpenAiSettings, timeout: number): Promise<OpenAI> {
  const { OpenAI } = await import('openai')
  return new OpenAI({
    apiKey: settings.apiKey === '' ? 'none' : settings.apiKey,
    baseURL: settings.baseUrl ?? 'https://api.openai.com/v1',
    // What is not given here would be read from the environment.
    adminAPIKey: null,
    organization: null,
    project: null,
    webhookSecret: null,
    logLevel: 'off',
    maxRetries: 1,
    timeout,
    fetch: cappedFetch,
  })
}

function statusOf(thrown: unknown): number | null {
  return thrown instanceof Error && 'status' in thrown && typeof thrown.status === 'number'
    ? thrown.status
    : null
}

/** 400 and 422 are what servers answer to a parameter that they do not know. */
function isRefusedRequest(thrown: unknown): boolean {
  const status = statusOf(thrown)
  return status === 400 || status === 422
}

function sentenceFor(thrown: unknown): string {
  const status = statusOf(thrown)
  if (status !== null) return `the endpoint answered ${status}`
  return 'the endpoint could not be reached or broke off its answer'
}
