import type { GitHubClient } from '../octokit.ts'
import { withFetch } from './with-fetch.ts'

export type AnswerLimits = { readonly milliseconds: number; readonly bytes: number }

/** The largest answer asked for is a recursive tree (7 MB by GitHub's own limit). GitHub gives up after 10 s itself. */
const LIMITS: AnswerLimits = { milliseconds: 30_000, bytes: 32 * 1024 * 1024 }

/**
 * The same client, with a time and a size limit on every answer, and redirects handed back instead of followed:
 * Octokit would follow them to any host and scheme. An answer that runs over a limit breaks off as a lost one does.
 */
export function boundedClient(client: GitHubClient, limits: AnswerLimits = LIMITS): GitHubClient {
  return withFetch(client, (inner) => async (input, init) => {
    const clock = AbortSignal.timeout(limits.milliseconds)
    const signal = init?.signal ? AbortSignal.any([init.signal, clock]) : clock
    const response = await inner(input, { ...init, redirect: 'manual', signal })
    return withBodyOfAtMost(limits.bytes, response)
  })
}

function withBodyOfAtMost(bytes: number, response: Response): Response {
  if (response.body === null) return response
  let seen = 0
  const cap = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      seen += chunk.byteLength
      if (seen > bytes) controller.error(new Error(`The answer is larger than ${bytes} bytes`))
      else controller.enqueue(chunk)
    },
  })
  return new Response(response.body.pipeThrough(cap), {
    status: response.status,
    statusText: response.statusText,
    headers: response.headers,
  })
}
