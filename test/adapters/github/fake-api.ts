import { getOctokit } from '@actions/github'
import nock from 'nock'
import { afterEach, beforeEach } from 'vitest'

import type { GitHubClient } from '../../../src/adapters/github/octokit.ts'

export const API = 'https://api.github.com'

/** An Octokit as anyone would make it, without pacing or retries of its own. */
export function plainClient(baseUrl: string = API, token = 'secret-token'): GitHubClient {
  return getOctokit(token, {
    baseUrl,
    request: { fetch: (...args: Parameters<typeof fetch>) => fetch(...args) },
  })
}

/** GitHub's REST API; each reply is given once unless told otherwise. */
export function rest(): nock.Scope {
  return nock(API)
}

/** Every test begins with no replies, and fails if it asks for one that was not given. */
export function freshNock(): void {
  beforeEach(() => {
    nock.cleanAll()
    nock.disableNetConnect()
    if (!nock.isActive()) nock.activate()
  })
  afterEach(() => {
    nock.cleanAll()
    nock.restore()
  })
}

type Variables = Readonly<Record<string, unknown>>
type GraphqlReply = { readonly status?: number; readonly body: unknown }

/** Answers every query of that name; `calls` collects the variables in order. */
export function graphql(
  name: string,
  reply: (variables: Variables, call: number) => GraphqlReply,
): readonly Variables[] {
  const calls: Variables[] = []
  nock(API)
    .persist()
    .post('/graphql', (body: { readonly query?: string }) => body.query?.includes(`query ${name}(`) === true)
    .reply(async (request: Request) => {
      const body: unknown = await request.json()
      const variables = isQuestion(body) ? body.variables : {}
      calls.push(variables)
      const answer = reply(variables, calls.length)
      return [answer.status ?? 200, JSON.stringify(answer.body), { 'content-type': 'application/json' }]
    })
  return calls
}

function isQuestion(body: unknown): body is { readonly variables: Variables } {
  return typeof body === 'object' && body !== null && 'variables' in body
}
