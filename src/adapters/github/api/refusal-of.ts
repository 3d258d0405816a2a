import { z } from 'zod'

import { Refusal } from '../../../engine/model/refusal.ts'
import { graphqlProblems, refusalOfProblems } from './graphql-problems.ts'

type Headers = Readonly<Record<string, unknown>>

const headers = z.record(z.string(), z.unknown()).catch({})

/** How GitHub refuses to compare commits of unrelated histories, in lower case. */
export const NO_COMMON_ANCESTOR = 'no common ancestor'

/** What an Octokit error looks like, whichever copy of the package threw it. */
const failure = z.object({
  status: z.number().optional(),
  headers: headers.optional(),
  errors: z.unknown().optional(),
  message: z.string().catch(''),
  response: z.object({ headers, data: z.unknown() }).optional(),
})

/**
 * What went wrong with a call, in words and without its URL: a signed link, a token or a private name must not reach a log.
 * `route` is the route template. Anything thrown by a call that is not an HTTP answer is a lost connection.
 */
export function refusalOf(error: unknown, route: string): Refusal {
  if (error instanceof Refusal) return error
  const read = failure.safeParse(error)
  if (!read.success) return lostConnection(route, error)
  const { status, response } = read.data
  const told = response?.headers ?? read.data.headers ?? {}
  const problems = status === undefined ? graphqlProblems(read.data.errors ?? response?.data) : []
  if (problems.length > 0) return refusalOfProblems(problems, waitOf(told, ''), route)
  if (status === undefined || response === undefined) return lostConnection(route, error)
  return refusalOfStatus(status, told, read.data.message, route)
}

function refusalOfStatus(status: number, told: Headers, message: string, route: string): Refusal {
  const at = `GitHub answered ${status} to ${route}${requestId(told)}`
  if (status === 429 || (status === 403 && isRateLimited(told, message))) {
    const retryAfterMs = waitOf(told, message)
    const waiting = retryAfterMs === null ? {} : { retryAfterMs }
    return new Refusal('transient', `${at}: the rate limit is used up`, 'Wait and try again.', waiting)
  }
  if (status === 403) return new Refusal('missing-permission', at, missingPermission(told))
  const unrelated = status === 404 && message.toLowerCase().includes(NO_COMMON_ANCESTOR)
  return new Refusal(...kindOfStatus(status, unrelated ? `${at}: ${NO_COMMON_ANCESTOR}` : at))
}

function kindOfStatus(status: number, at: string): ConstructorParameters<typeof Refusal> {
  if (status === 401) return ['misconfigured', at, 'Give a token that is valid and has not expired.']
  if (status === 404) {
    return ['not-found', at, 'Check that it exists and that the token or the installation may see it.']
  }
  if (status === 410)
    return [
      'not-found',
      `${at}: it is gone or switched off`,
      'If it is a switched-off feature, such as issues, switch it on.',
    ]
  if (status === 400 || status === 409 || status === 422) {
    return ['bad-input', at, 'Check the repository and the commits that were asked for.']
  }
  if (status >= 500) return ['transient', at, 'Try again later.']
  return ['unavailable', at, 'See the status page of GitHub, or try again later.']
}

/** The error of a client holds the whole request, which must not travel on; what it came from holds none of it. */
function lostConnection(route: string, error: unknown): Refusal {
  const because = `The connection to GitHub broke off during ${route}`
  const cause = error instanceof Error && 'request' in error ? error.cause : error
  return new Refusal('transient', because, 'Try again later.', { cause })
}

/** GitHub says with every answer which permissions would have done. */
function missingPermission(told: Headers): string {
  const clean = header(told, 'x-accepted-github-permissions')
    .slice(0, 200)
    .replaceAll(/[^\w=,; -]/g, '')
  return clean === '' ? 'Grant the permission this needs.' : `Grant the permission ${clean}.`
}

function isRateLimited(told: Headers, message: string): boolean {
  return (
    header(told, 'x-ratelimit-remaining') === '0' ||
    header(told, 'retry-after') !== '' ||
    /secondary rate/i.test(message)
  )
}

/**
 * Milliseconds until the limit opens, by GitHub's own clock; one minute for a secondary limit that names no time.
 * Source: "Rate limits for the REST API" of GitHub's documentation.
 */
function waitOf(told: Headers, message: string): number | null {
  const after = Number(header(told, 'retry-after') || Number.NaN)
  if (Number.isFinite(after)) return Math.max(0, after * 1000)
  const reset = Number(header(told, 'x-ratelimit-reset') || Number.NaN)
  if (header(told, 'x-ratelimit-remaining') === '0' && Number.isFinite(reset)) {
    const date = Date.parse(header(told, 'date'))
    const now = Number.isNaN(date) ? Date.now() : date
    return Math.max(0, reset * 1000 - now) + 1000
  }
  return /secondary rate/i.test(message) ? 60_000 : null
}

function requestId(told: Headers): string {
  const id = header(told, 'x-github-request-id')
  return /^[\w:.-]{1,64}$/.test(id) ? ` (request ${id})` : ''
}

function header(told: Headers, name: string): string {
  const value = told[name]
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}
