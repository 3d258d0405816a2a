import type OpenAI from 'openai'

import { cappedFetch } from './capped-fetch.ts'

export type OpenAiSettings = {
  /** May be empty for servers that want none. */
  readonly apiKey: string
  /** Any server of chat completions, as a rule ending in `/v1`; null is OpenAI itself. */
  readonly baseUrl: string | null
  readonly model: string
  /** For one question, its retry and fallbacks included. */
  readonly timeoutMs?: number
  /** Tokens that a question and its answer may have together; absent: not known, so that nothing is cut. */
  readonly contextTokens?: number
}

/** A second opinion that is not there in 20 seconds is none. */
export const defaultTimeoutMs = 20_000

/**
 * The official client, told everything, so that it reads nothing from the environment and logs nothing. Loaded when it
 * is first wanted: most runs ask no model, and the package is large.
 */
export async function openAiClient({
  apiKey,
  baseUrl,
  timeoutMs: timeout = defaultTimeoutMs,
}: OpenAiSettings): Promise<OpenAI> {
  const { OpenAI } = await import('openai')
  return new OpenAI({
    apiKey: apiKey === '' ? 'none' : apiKey,
    baseURL: baseUrl ?? 'https://api.openai.com/v1',
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

/** The HTTP status of what the client threw; null where there was no answer. */
export function statusOf(thrown: unknown): number | null {
  return thrown instanceof Error && 'status' in thrown && typeof thrown.status === 'number'
    ? thrown.status
    : null
}
