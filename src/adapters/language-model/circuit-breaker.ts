import type { Clock, LanguageModel } from '../../engine/ports.ts'
import { notAsked } from './failed-answer.ts'

export type Breaker = {
  /** The same model, left alone while the breaker is open. Share one breaker over all questions to one endpoint. */
  guard(model: LanguageModel): LanguageModel
}

export type BreakerOptions = {
  readonly clock: Clock
  /** Failures in a row of the endpoint that open it. */
  readonly failures?: number
  /** How long it stays open at first; doubled each time the try after it fails, up to `mostRestMs`. */
  readonly restMs?: number
  readonly mostRestMs?: number
}

/**
 * Opens when an endpoint fails several times in a row, and lets one question through when it has rested. Useless answers
 * of a model that is there do not count: they came, and were paid for.
 */
export function circuitBreaker({
  clock,
  failures: most = 3,
  restMs = 60_000,
  mostRestMs = 900_000,
}: BreakerOptions): Breaker {
  let failures = 0
  let rests = 0
  let openUntil = 0
  let trying = false

  function leftAlone(): boolean {
    return failures >= most && (trying || clock.now() < openUntil)
  }

  function learn(endpointFailed: boolean): void {
    failures = endpointFailed ? failures + 1 : 0
    if (!endpointFailed) rests = 0
    else if (failures >= most) {
      openUntil = clock.now() + Math.min(mostRestMs, restMs * 2 ** Math.min(rests, 16))
      rests += 1
    }
  }

  return {
    guard: (model) => ({
      ...model,
      ask: async (question) => {
        if (leftAlone()) return notAsked('the endpoint failed repeatedly and is left alone for a while')
        const isTry = failures >= most
        trying ||= isTry
        const answer = await model.ask(question)
        if (isTry) trying = false
        learn(answer.kind === 'failed' && answer.fault === 'endpoint')
        return answer
      },
    }),
  }
}
