import type { Annotation, Attempt, Failure, LogText } from '../../src/engine/model/failure.ts'
import { anInstant, aSha } from './ids.ts'

/** The log that `aFailure()` holds; `aStackFrame()` and `anErrorMessage()` quote its lines. */
const sampleLog = [
  '> shop@1.4.0 smoke',
  '> node smoke.js',
  'TypeError: lines.sumOf is not a function',
  '    at total (/app/src/cart/total.ts:41:16)',
  '    at checkout (/app/src/checkout/checkout.ts:18:10)',
  'Error: Process completed with exit code 1.',
  '',
].join('\n')

export function aLog(text: string): LogText {
  return { text, completeness: { kind: 'complete' } }
}

/** A failing job without a baseline log. A string as `log` is a complete log of that text. */
export function aFailure(
  over: Partial<Omit<Failure, 'log'>> & { readonly log?: LogText | string } = {},
): Failure {
  const { log = sampleLog, ...rest } = over
  return {
    name: 'smoke',
    log: typeof log === 'string' ? aLog(log) : log,
    baseline: null,
    annotations: [],
    ...rest,
  }
}

export function anAnnotation(over: Partial<Annotation> = {}): Annotation {
  return {
    path: 'src/cart/total.ts',
    line: 41,
    level: 'failure',
    message: 'lines.sumOf is not a function',
    ...over,
  }
}

export function anAttempt(over: Partial<Attempt> = {}): Attempt {
  return { sha: aSha('bad'), at: anInstant('2026-03-02T09:59:00Z'), outcome: 'failed', ...over }
}
