import process from 'node:process'

import type { ModelEndpoint } from '../../compose/backtest-case.ts'
import { Refusal } from '../../engine/model/refusal.ts'

/**
 * Where a language model is asked that was named on the command line: at `OPENAI_BASE_URL`, OpenAI itself where that is
 * not set, with the key `OPENAI_API_KEY`. A key on a command line would stand in lists of processes.
 * @throws Refusal where the name is empty, as that of a variable that is not set
 */
export function modelEndpoint(model: string): ModelEndpoint {
  if (model.trim() === '')
    throw new Refusal(
      'bad-input',
      'The language model has no name.',
      'Give the name that the server knows it by.',
    )
  const { OPENAI_API_KEY: apiKey = '', OPENAI_BASE_URL: baseUrl = '' } = process.env
  return { model, apiKey, baseUrl: baseUrl === '' ? null : baseUrl }
}
