import { SpanStatusCode, trace } from '@opentelemetry/api'

/**
 * Does a piece of work inside a span of OpenTelemetry. It costs nothing and goes nowhere until whoever operates the App
 * loads a tracer beside it (`node --import`), which decides what becomes of it.
 */
export async function inSpan<T>(
  name: string,
  attributes: Readonly<Record<string, string | number>>,
  work: () => Promise<T>,
): Promise<T> {
  return await trace.getTracer('prime-suspect').startActiveSpan(name, { attributes }, async (span) => {
    try {
      return await work()
    } catch (error) {
      // Its name only: what it says may be GitHub's words.
      span.setStatus({ code: SpanStatusCode.ERROR, message: error instanceof Error ? error.name : 'unknown' })
      throw error
    } finally {
      span.end()
    }
  })
}
