import type { Cost } from '../model/cost.ts'

/** `4.2 s, 14 API calls, no language model`. */
export function costWords({ milliseconds, apiCalls, modelTokens }: Cost): string {
  const time =
    milliseconds < 1000 ? `${Math.round(milliseconds)} ms` : `${(milliseconds / 1000).toFixed(1)} s`
  const calls = `${apiCalls} API ${apiCalls === 1 ? 'call' : 'calls'}`
  const model = modelTokens === 0 ? 'no language model' : `${modelTokens} tokens of a language model`
  return `${time}, ${calls}, ${model}`
}
