import process from 'node:process'

import type { ModelEndpoint } from '../../compose/backtest-case.ts'

/**
 * Where a language model is asked that was named on the command line: at `OPENAI_BASE_URL`, OpenAI itself where that is
 * not set, with the key `OPENAI_API_KEY`. A key on a command line would stand in lists of processes.
 */
export function modelEndpoint(model: string): ModelEndpoint {
  const { OPENAI_API_KEY: apiKey = '', OPENAI_BASE_URL: baseUrl = '' } = process.env
  return { model, apiKey, baseUrl: baseUrl === '' ? null : baseUrl }
}
