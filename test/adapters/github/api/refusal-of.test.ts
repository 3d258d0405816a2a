import { describe, expect, it } from 'vitest'
import { z } from 'zod'

import { readRest } from '../../../../src/adapters/github/api/read-rest.ts'
import { NO_COMMON_ANCESTOR, refusalOf } from '../../../../src/adapters/github/api/refusal-of.ts'
import { freshNock, plainClient, rest } from '../fake-api.ts'
import { refusalFrom } from '../session-of.ts'

freshNock()

const ROUTE = 'GET /repos/{owner}/{repo}'

async function refusalAt(
  status: number,
  body: object,
  headers: Record<string, string> = {},
): Promise<unknown> {
  rest().get('/repos/acme/private-thing').reply(status, body, headers)
  const asked = { owner: 'acme', repo: 'private-thing' }
  return await refusalFrom(readRest(plainClient(), ROUTE, asked, z.object({ id: z.number() })))
}

describe('what a failed call says', () => {
  it.each([
    [400, 'bad-input'],
    [401, 'misconfigured'],
    [403, 'missing-permission'],
    [404, 'not-found'],
    [409, 'bad-input'],
    [410, 'not-found'],
    [422, 'bad-input'],
    [451, 'unavailable'],
    [500, 'transient'],
    [502, 'transient'],
    [504, 'transient'],
  ])('takes %i for %s', async (status, kind) => {
    expect(await refusalAt(status, { message: 'no' })).toMatchObject({
      name: 'Refusal',
      kind,
      retryAfterMs: null,
    })
  })

  it('names the route and the request, never the address or the token', async () => {
    const refusal = await refusalAt(404, { message: 'no' }, { 'x-github-request-id': 'AB12:34' })
    expect(String(refusal)).toContain('GET /repos/{owner}/{repo} (request AB12:34)')
    expect(JSON.stringify(refusal) + String(refusal)).not.toMatch(/private-thing|secret-token/)
  })

  it('leaves out a request id that is not one', async () => {
    const refusal = await refusalAt(404, { message: 'no' }, { 'x-github-request-id': '<b>&nbsp;</b>' })
    expect(String(refusal)).not.toContain('<b>')
  })

  it('says which permission is missing', async () => {
    const refusal = await refusalAt(
      403,
      { message: 'no' },
      { 'x-accepted-github-permissions': 'issues=write' },
    )
    expect(refusal).toMatchObject({ kind: 'missing-permission', mend: 'Grant the permission issues=write.' })
  })

  it('tells a validation error of REST from a problem of GraphQL', async () => {
    const body = {
      message: 'Validation Failed',
      errors: [{ resource: 'Issue', code: 'invalid', field: 'labels' }],
    }
    expect(await refusalAt(422, body)).toMatchObject({ kind: 'bad-input' })
  })

  it('keeps unrelated histories apart from commits that are gone', async () => {
    const refusal = await refusalAt(404, { message: 'No common ancestor between a and b.' })
    expect(String(refusal)).toContain(NO_COMMON_ANCESTOR)
  })
})

describe('rate limits', () => {
  it('waits for the reset by the clock of GitHub', async () => {
    const headers = {
      'x-ratelimit-remaining': '0',
      'x-ratelimit-reset': String(Date.UTC(2020, 0, 1, 0, 10) / 1000),
      date: 'Wed, 01 Jan 2020 00:00:00 GMT',
    }
    const refusal = await refusalAt(403, { message: 'API rate limit exceeded' }, headers)
    expect(refusal).toMatchObject({ kind: 'transient', retryAfterMs: 601_000 })
  })

  it('waits as long as a secondary limit says', async () => {
    const refusal = await refusalAt(
      429,
      { message: 'You have exceeded a secondary rate limit' },
      { 'retry-after': '7' },
    )
    expect(refusal).toMatchObject({ kind: 'transient', retryAfterMs: 7_000 })
  })

  it('waits a minute where a secondary limit says nothing', async () => {
    const refusal = await refusalAt(403, { message: 'You have exceeded a secondary rate limit' })
    expect(refusal).toMatchObject({ kind: 'transient', retryAfterMs: 60_000 })
  })

  it('does not take a used-up limit of another call for the reason of a 404', async () => {
    expect(await refusalAt(404, {}, { 'x-ratelimit-remaining': '0' })).toMatchObject({ kind: 'not-found' })
  })
})

describe('what is no answer at all', () => {
  it('is a lost connection', async () => {
    rest().get('/repos/acme/private-thing').replyWithError('socket hang up')
    const asked = { owner: 'acme', repo: 'private-thing' }
    const refusal = await refusalFrom(readRest(plainClient(), ROUTE, asked, z.unknown()))
    expect(refusal).toMatchObject({ kind: 'transient', retryAfterMs: null })
  })

  it.each([[null], [undefined], ['text'], [new TypeError('Cannot read properties of null')]])(
    'stands for whatever else a client throws: %s',
    (thrown) => {
      expect(refusalOf(thrown, ROUTE)).toMatchObject({ kind: 'transient' })
    },
  )
})
