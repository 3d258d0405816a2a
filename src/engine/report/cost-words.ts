import type { Cost } from '../model/cost.ts'

/**
 * `4.2 s, 14 API calls, no language model`, or `… 8120 tokens of a language model ($0.012)`. One that was asked and could
 * not answer, or had answered before, took 0 tokens.
 */
export function costWords(
  { milliseconds, apiCalls, modelTokens, modelDollars }: Cost,
  { wasAsked }: { readonly wasAsked: boolean },
): string {
  const time =
    milliseconds < 1000 ? `${Math.round(milliseconds)} ms` : `${(milliseconds / 1000).toFixed(1)} s`
  const calls = `${apiCalls} API ${apiCalls === 1 ? 'call' : 'calls'}`
  const price = modelDollars === undefined ? '' : ` (${dollars(modelDollars)})`
  const isNone = modelTokens === 0 && !wasAsked
  const model = isNone ? 'no language model' : `${modelTokens} tokens of a language model${price}`
  return `${time}, ${calls}, ${model}`
}

/** Cents where there are any, and else as many digits as tell something. */
function dollars(amount: number): string {
  return `$${amount >= 0.1 ? amount.toFixed(2) : amount === 0 ? '0' : amount.toPrecision(2)}`
}
