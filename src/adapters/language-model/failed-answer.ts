import { type ModelUsage, noUsage } from '../../engine/model/model-spending.ts'
import type { ModelAnswer } from '../../engine/ports.ts'

type Failed = Extract<ModelAnswer, { kind: 'failed' }>

/** Nobody was asked. */
export function notAsked(because: string): Failed {
  return { kind: 'failed', because, tokens: 0, usage: noUsage, fault: 'not-asked' }
}

/** The endpoint did not answer as it should; `mayCharge` where it may have worked on the question all the same. */
export function endpointFailed(because: string, mayCharge: boolean): Failed {
  const failed = { kind: 'failed', because, tokens: 0, fault: 'endpoint' } as const
  return mayCharge ? failed : { ...failed, usage: noUsage }
}

/** The model answered, and not what was asked for. */
export function uselessAnswer(because: string, usage: ModelUsage | null): Failed {
  const tokens = usage === null ? 0 : usage.inputTokens + usage.outputTokens
  return { kind: 'failed', because, tokens, fault: 'answer', ...(usage === null ? {} : { usage }) }
}
