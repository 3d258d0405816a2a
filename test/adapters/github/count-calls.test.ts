import { getOctokit } from '@actions/github'
import { retry } from '@octokit/plugin-retry'
import { describe, expect, it } from 'vitest'

import { boundedClient } from '../../../src/adapters/github/api/bounded-client.ts'
import { countCalls } from '../../../src/adapters/github/count-calls.ts'
import { API, freshNock, graphql, plainClient, rest } from './fake-api.ts'

freshNock()

describe('counting calls', () => {
  it('counts REST and GraphQL calls', async () => {
    rest().get('/rate_limit').reply(200, {})
    graphql('Any', () => ({ body: { data: { a: 1 } } }))
    let calls = 0
    const client = countCalls(boundedClient(plainClient()), () => (calls += 1))
    await client.request('GET /rate_limit')
    expect(await client.graphql('query Any($b: Int) { a }', { b: 1 })).toEqual({ a: 1 })
    expect(calls).toBe(2)
  })

  it('counts every try of a call that the client retries by itself', async () => {
    rest().get('/rate_limit').times(2).reply(502)
    rest().get('/rate_limit').reply(200, { ok: true })
    const options = { baseUrl: API, request: { fetch }, retry: { retries: 2, retryAfterBaseValue: 1 } }
    const quiet = { log: { debug() {}, info() {}, warn() {}, error() {} } }
    let calls = 0
    const client = countCalls(getOctokit('t', { ...options, ...quiet }, retry), () => (calls += 1))
    expect((await client.request('GET /rate_limit')).data).toEqual({ ok: true })
    expect(calls).toBe(3)
  })

  it('keeps what the client says of itself', () => {
    expect(countCalls(plainClient(), () => undefined).request.endpoint.DEFAULTS.baseUrl).toBe(API)
  })
})
