import { API_VERSION } from '../api/read-rest.ts'
import { refusalOf } from '../api/refusal-of.ts'
import type { GitHubClient, GitHubResponse } from '../octokit.ts'
import { isAllowedLogUrl } from './log-hosts.ts'

/** A file that the API has but a link to. */
export type StoredFile = {
  readonly route: `GET ${string}`
  readonly of: Readonly<Record<string, string>>
  /** What it is, for sentences. */
  readonly noun: 'log' | 'artifact'
}

const MILLISECONDS = 30_000

/**
 * The bytes of a file, or why there are none. The API answers with a link to another host that is good for one minute.
 * That link is followed by us, once, to allowed hosts only and without our token.
 * @throws {Refusal} where the API itself refuses
 */
export async function storedFile(
  client: GitHubClient,
  file: StoredFile,
  hosts: readonly string[],
): Promise<ReadableStream<Uint8Array> | string> {
  const { noun } = file
  const response = await linkTo(client, file)
  const type = String(response.headers['content-type'] ?? '')
  if (response.status < 300 && isStream(response.data) && isFile(type)) return response.data
  if (isStream(response.data)) await response.data.cancel()
  if (response.status < 300)
    return `GitHub sent something else than ${noun === 'log' ? 'a log' : 'an artifact'}.`
  const { baseUrl, request } = client.request.endpoint.DEFAULTS
  const base = new URL(baseUrl)
  const location = String(response.headers['location'] ?? '')
  const url = location === '' ? null : URL.parse(location, baseUrl)
  if (url === null || !isAllowedLogUrl(url, base, hosts)) {
    return `Its link leads to ${url?.hostname ?? 'nowhere'}, which is not an allowed host for ${noun}s.`
  }
  return await fetched(url, noun, request?.fetch ?? globalThis.fetch)
}

async function linkTo(client: GitHubClient, { route, of }: StoredFile): Promise<GitHubResponse> {
  try {
    const request = { redirect: 'manual', parseSuccessResponseBody: false }
    return await client.request(route, { ...of, headers: API_VERSION, request })
  } catch (error) {
    throw refusalOf(error, route)
  }
}

async function fetched(
  url: URL,
  noun: string,
  get: typeof fetch,
): Promise<ReadableStream<Uint8Array> | string> {
  for (let attempt = 1; ; attempt += 1) {
    const answer = await answerOf(url, get)
    const isFound = answer?.ok === true && isFile(answer.headers.get('content-type') ?? '')
    if (isFound) return answer.body ?? 'It is empty.'
    await answer?.body?.cancel()
    const passing = answer === null || answer.status >= 500
    if (!passing || attempt === 2) return wordsOf(answer, noun)
  }
}

function wordsOf(answer: Response | null, noun: string): string {
  if (answer === null) return `The connection to the ${noun} storage broke off.`
  if (answer.status >= 300 && answer.status < 400) return `The ${noun} storage sent us on to another place.`
  return answer.ok
    ? `The ${noun} storage sent something else.`
    : `The ${noun} storage answered ${answer.status}.`
}

async function answerOf(url: URL, get: typeof fetch): Promise<Response | null> {
  try {
    const headers = { accept: 'text/plain, */*', 'user-agent': 'prime-suspect' }
    return await get(url.href, { headers, redirect: 'manual', signal: AbortSignal.timeout(MILLISECONDS) })
  } catch {
    return null
  }
}

/** Whatever stands between us and the storage may answer with a page of its own. */
function isFile(contentType: string): boolean {
  return !/html|json|xml/i.test(contentType)
}

function isStream(value: unknown): value is ReadableStream<Uint8Array> {
  return value instanceof ReadableStream
}
