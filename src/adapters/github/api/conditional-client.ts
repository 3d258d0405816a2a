import type { GitHubClient } from '../octokit.ts'
import { withFetch } from './with-fetch.ts'

/** What GitHub answered, to be used again once it has said that it is still so. */
type Known = {
  readonly tag: string
  readonly headers: readonly (readonly [string, string])[]
  readonly body: Uint8Array<ArrayBuffer>
}

/** Answers by whom they were given to and where they were asked for, those used last. Nothing of a token is in it. */
export type KnownAnswers = {
  readonly get: (owner: string, url: string) => Known | undefined
  readonly keep: (owner: string, url: string, answer: Known) => void
  /** Forgets all that was answered to somebody. */
  readonly forget: (owner: string) => void
}

const MOST_BYTES = 32 << 20
/** Larger answers are asked for anew. */
const LARGEST = 1 << 20

/** Remembers in bounded memory, for as long as the process lives. */
export function knownAnswers(mostBytes = MOST_BYTES): KnownAnswers {
  // A Map iterates in the order of insertion: the first entry is the one unused for longest.
  const held = new Map<string, Known>()
  const keyOf = (owner: string, url: string): string => `${owner} ${url}`
  let total = 0
  const drop = (key: string): void => {
    total -= held.get(key)?.body.length ?? 0
    held.delete(key)
  }
  return {
    get: (owner, url) => {
      const key = keyOf(owner, url)
      const answer = held.get(key)
      if (answer === undefined) return undefined
      held.delete(key)
      held.set(key, answer)
      return answer
    },
    keep: (owner, url, answer) => {
      const key = keyOf(owner, url)
      drop(key)
      held.set(key, answer)
      total += answer.body.length
      for (const oldest of held.keys()) {
        if (total <= mostBytes) return
        drop(oldest)
      }
    },
    forget: (owner) => {
      for (const key of held.keys()) if (key.startsWith(`${owner} `)) drop(key)
    },
  }
}

/**
 * The same client; what it read before it asks for on the condition that it changed. An answer that did not change
 * costs nothing of the rate limit. GitHub decides each time, for the token that asks: its tags are bound to tokens, so
 * a new token reads all anew once, and one that may not read something any more is told so. (GitHub's documentation,
 * "Best practices for using the REST API".)
 */
export function conditionalClient(client: GitHubClient, owner: string, answers: KnownAnswers): GitHubClient {
  return withFetch(client, (inner) => async (input, init) => {
    const url = input instanceof Request ? input.url : String(input)
    if ((init?.method ?? 'GET') !== 'GET') return await inner(input, init)
    const known = answers.get(owner, url)
    if (known === undefined) return await kept(await inner(input, init), owner, url, answers)
    const headers = new Headers(init?.headers)
    headers.set('if-none-match', known.tag)
    const response = await inner(input, { ...init, headers })
    return response.status === 304 ? again(known, response) : await kept(response, owner, url, answers)
  })
}

/** What was known, with what is left of the rate limit now. */
function again({ headers: before, body }: Known, unchanged: Response): Response {
  const headers = new Headers(before.map(([name, value]): [string, string] => [name, value]))
  for (const [name, value] of unchanged.headers) if (name.startsWith('x-ratelimit')) headers.set(name, value)
  // Whoever reads a body takes its memory away.
  return new Response(body.slice(), { status: 200, headers })
}

async function kept(
  response: Response,
  owner: string,
  url: string,
  answers: KnownAnswers,
): Promise<Response> {
  const { status, statusText, headers } = response
  const tag = headers.get('etag')
  const isJson = /json/.test(headers.get('content-type') ?? '')
  if (status !== 200 || tag === null || !isJson) return response
  const body = new Uint8Array(await response.arrayBuffer())
  if (body.length <= LARGEST && isWhole(body))
    answers.keep(owner, url, { tag, headers: [...headers], body: body.slice() })
  return new Response(body, { status, statusText, headers })
}

/** An answer that was cut short on its way must not be confirmed as the one it was. */
function isWhole(body: Uint8Array): boolean {
  try {
    JSON.parse(new TextDecoder().decode(body))
    return true
  } catch {
    return false
  }
}
