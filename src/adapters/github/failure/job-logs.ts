import type { Gap } from '../../../engine/model/completeness.ts'
import type { LogText } from '../../../engine/model/failure.ts'
import { Refusal } from '../../../engine/model/refusal.ts'
import type { LogCondenser } from '../../../engine/ports.ts'
import { gap, gapOf } from '../api/gaps.ts'
import { API_VERSION } from '../api/read-rest.ts'
import { refusalOf } from '../api/refusal-of.ts'
import { ownerAndRepo } from '../api/repo-parameters.ts'
import type { IncidentSession } from '../session/incident-session.ts'
import { isAllowedLogUrl } from './log-hosts.ts'
import { readLogBody } from './read-log-body.ts'

export type LogOptions = {
  /** Exact hosts, besides those of github.com, that logs may be fetched from. */
  readonly logHosts: readonly string[]
  /** Bytes of one log that are read at most. */
  readonly maxLogBytes: number
  /** Makes what one log is read into. */
  readonly condenser: () => LogCondenser
}

/** A log, or the gap it leaves. */
export type JobLog = { readonly log: LogText } | { readonly gap: Gap }

const ROUTE = 'GET /repos/{owner}/{repo}/actions/jobs/{job_id}/logs'
const MILLISECONDS = 30_000

/**
 * The log of one job. The API answers with a link to another host that is good for one minute. That link is followed
 * by us, once, to allowed hosts only and without our token; a log past its retention is a gap.
 */
export async function jobLog(
  session: IncidentSession,
  jobId: string,
  what: string,
  options: LogOptions,
): Promise<JobLog> {
  try {
    const body = await logBody(session, jobId, options)
    if (typeof body === 'string') return { gap: gap(what, body) }
    return { log: await readLogBody(body, options.condenser(), options.maxLogBytes) }
  } catch (error) {
    const gone = error instanceof Refusal && error.kind === 'not-found'
    return { gap: gone ? gap(what, 'It is past its retention, or not there yet.') : gapOf(what, error) }
  }
}

/** The body, or why there is none. */
async function logBody(
  { client, incident }: IncidentSession,
  jobId: string,
  options: LogOptions,
): Promise<ReadableStream<Uint8Array> | string> {
  const response = await linkTo(client, { ...ownerAndRepo(incident.repo), job_id: jobId })
  const type = String(response.headers['content-type'] ?? '')
  if (response.status < 300 && isStream(response.data) && isLog(type)) return response.data
  if (isStream(response.data)) await response.data.cancel()
  if (response.status < 300) return 'GitHub sent something else than a log.'
  const { baseUrl, request } = client.request.endpoint.DEFAULTS
  const base = new URL(baseUrl)
  const location = String(response.headers['location'] ?? '')
  const url = location === '' ? null : URL.parse(location, baseUrl)
  if (url === null || !isAllowedLogUrl(url, base, options.logHosts)) {
    return `Its link leads to ${url?.hostname ?? 'nowhere'}, which is not an allowed host for logs.`
  }
  return await fetched(url, request?.fetch ?? globalThis.fetch)
}

async function linkTo(client: IncidentSession['client'], of: Readonly<Record<string, string>>) {
  try {
    const request = { redirect: 'manual', parseSuccessResponseBody: false }
    return await client.request(ROUTE, { ...of, headers: API_VERSION, request })
  } catch (error) {
    throw refusalOf(error, ROUTE)
  }
}

async function fetched(url: URL, get: typeof fetch): Promise<ReadableStream<Uint8Array> | string> {
  for (let attempt = 1; ; attempt += 1) {
    const answer = await answerOf(url, get)
    const isFound = answer?.ok === true && isLog(answer.headers.get('content-type') ?? '')
    if (isFound) return answer.body ?? 'It is empty.'
    await answer?.body?.cancel()
    const passing = answer === null || answer.status >= 500
    if (!passing || attempt === 2) return wordsOf(answer)
  }
}

function wordsOf(answer: Response | null): string {
  if (answer === null) return 'The connection to the log storage broke off.'
  if (answer.status >= 300 && answer.status < 400) return 'The log storage sent us on to another place.'
  return answer.ok ? 'The log storage sent something else.' : `The log storage answered ${answer.status}.`
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
function isLog(contentType: string): boolean {
  return !/html|json|xml/i.test(contentType)
}

function isStream(value: unknown): value is ReadableStream<Uint8Array> {
  return value instanceof ReadableStream
}
