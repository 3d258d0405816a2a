import { getOctokit } from '@actions/github'
import { GitHub } from '@actions/github/lib/utils'
import { ProbotOctokit } from 'probot'
import { describe, expect, it } from 'vitest'

import { githubClient } from '../../../src/adapters/github/client.ts'
import type { GitHubClient } from '../../../src/adapters/github/octokit.ts'
import { API, freshNock, rest } from './fake-api.ts'
import { refusalFrom } from './session-of.ts'

freshNock()

const client = (): GitHubClient =>
  githubClient({ token: 'secret', baseUrl: API, userAgent: 'prime-suspect/test' })

describe('the client of the Action and the command line', () => {
  it('says who it is and brings its token', async () => {
    rest()
      .get('/rate_limit')
      .matchHeader('authorization', 'token secret')
      .matchHeader('user-agent', /prime-suspect\/test/)
      .reply(200, { ok: true })
    expect((await client().request('GET /rate_limit')).data).toEqual({ ok: true })
  })

  it('tries a read again after a 502', async () => {
    rest().get('/rate_limit').reply(502)
    rest().get('/rate_limit').reply(200, { ok: true })
    expect((await client().request('GET /rate_limit')).data).toEqual({ ok: true })
  })

  it('does not try a write again', async () => {
    const writes = rest().post('/repos/acme/shop/issues').reply(502)
    rest().post('/repos/acme/shop/issues').reply(201, {})
    const options = { owner: 'acme', repo: 'shop', title: 't', request: { retries: 0 } }
    expect(await refusalFrom(client().request('POST /repos/{owner}/{repo}/issues', options))).toMatchObject({
      status: 502,
    })
    expect(writes.isDone()).toBe(true)
  })

  it('fails at once where a rate limit opens later than a minute from now', async () => {
    const reset = String(Math.floor(Date.now() / 1000) + 3_000)
    rest().get('/rate_limit').reply(
      403,
      { message: 'API rate limit exceeded' },
      {
        'x-ratelimit-remaining': '0',
        'x-ratelimit-reset': reset,
      },
    )
    expect(await refusalFrom(client().request('GET /rate_limit'))).toMatchObject({ status: 403 })
  })

  it('waits for a secondary limit that opens soon', async () => {
    const limited = { message: 'You have exceeded a secondary rate limit' }
    rest().get('/rate_limit').reply(429, limited, { 'retry-after': '1' })
    rest().get('/rate_limit').reply(200, { ok: true })
    expect((await client().request('GET /rate_limit')).data).toEqual({ ok: true })
  })
})

describe('clients of others', () => {
  it.each<[string, GitHubClient]>([
    ['getOctokit of the Actions toolkit', getOctokit('t', { baseUrl: API })],
    ['a plain Octokit', new GitHub({ baseUrl: API })],
    ["Probot's", new ProbotOctokit({ baseUrl: API })],
  ])('fit without a cast: %s', async (_, theirs) => {
    rest().get('/rate_limit').reply(200, { ok: true })
    expect((await theirs.request('GET /rate_limit')).data).toEqual({ ok: true })
    expect(theirs.request.endpoint.DEFAULTS.baseUrl).toBe(API)
  })
})
