import nock from 'nock'
import { describe, expect, it } from 'vitest'

import { jobLog, type LogOptions } from '../../../../src/adapters/github/failure/job-logs.ts'
import { condenseLog } from '../../../../src/engine/gather/condense-log.ts'
import { runIncident } from '../facts.ts'
import { freshNock, rest } from '../fake-api.ts'
import { refusalFrom, sessionOf } from '../session-of.ts'

freshNock()

const STORAGE = 'https://productionresultssa7.blob.core.windows.net'
const options: LogOptions = { logHosts: [], maxLogBytes: 100 * 1024 * 1024, condenser: condenseLog }

function redirected(location: string): void {
  rest().get('/repos/acme/shop/actions/jobs/5/logs').reply(302, '', { location })
}

function log(given: LogOptions = options) {
  return jobLog(sessionOf(runIncident()), '5', 'the log', given)
}

describe('the log of a job', () => {
  it('comes from the storage that GitHub points at, without our token', async () => {
    redirected(`${STORAGE}/log?sig=secret`)
    const headers: unknown[] = []
    nock(STORAGE)
      .get('/log')
      .query({ sig: 'secret' })
      .reply(function (request: Request) {
        headers.push(request.headers.get('authorization'))
        return [200, '2026-11-20T00:00:00Z ##[error]broken\n']
      })
    expect(await log()).toEqual({
      log: { text: '2026-11-20T00:00:00Z ##[error]broken\n', completeness: { kind: 'complete' } },
    })
    expect(headers).toEqual([null])
  })

  it('counts as one call to the API', async () => {
    redirected(`${STORAGE}/log`)
    nock(STORAGE).get('/log').reply(200, 'x')
    const session = sessionOf(runIncident())
    await jobLog(session, '5', 'the log', options)
    expect(session.calls()).toBe(1)
  })

  it('may come at once, as some servers do', async () => {
    rest().get('/repos/acme/shop/actions/jobs/5/logs').reply(200, 'at once')
    expect(await log()).toMatchObject({ log: { text: 'at once' } })
  })

  it.each([
    'http://169.254.169.254/latest/meta-data',
    'https://attacker.blob.core.windows.net/log',
    'http://productionresultssa7.blob.core.windows.net/log',
    'file:///etc/passwd',
    'https://',
    '',
  ])('is not fetched from %s', async (location) => {
    redirected(location)
    expect(await log()).toMatchObject({
      gap: { what: 'the log', completeness: { because: expect.stringContaining('not an allowed host') } },
    })
  })

  it('is not fetched over a second redirect', async () => {
    redirected(`${STORAGE}/log`)
    nock(STORAGE)
      .get('/log')
      .reply(302, '', { location: `${STORAGE}/other` })
    const second = nock(STORAGE).get('/other').reply(200, 'x')
    expect(await log()).toMatchObject({
      gap: { completeness: { because: expect.stringContaining('sent us on') } },
    })
    expect(second.isDone()).toBe(false)
  })

  it('is not a page that something between us and the storage sent', async () => {
    redirected(`${STORAGE}/log`)
    nock(STORAGE).get('/log').reply(200, '<html>', { 'content-type': 'text/html' })
    expect(await log()).toMatchObject({
      gap: { completeness: { because: 'The log storage sent something else.' } },
    })
    rest().get('/repos/acme/shop/actions/jobs/5/logs').reply(200, { message: 'hello' })
    expect(await log()).toMatchObject({
      gap: { completeness: { because: expect.stringContaining('something else') } },
    })
  })

  it.each([404, 410])('leaves a gap when its retention is over: %i', async (status) => {
    rest().get('/repos/acme/shop/actions/jobs/5/logs').reply(status, { message: 'gone' })
    expect(await log()).toMatchObject({
      gap: { completeness: { because: expect.stringContaining('retention') } },
    })
  })

  it('leaves a gap, with the permission, when it may not be read', async () => {
    const headers = { 'x-accepted-github-permissions': 'actions=read' }
    rest().get('/repos/acme/shop/actions/jobs/5/logs').reply(403, { message: 'no' }, headers)
    expect(await log()).toMatchObject({
      gap: { completeness: { because: expect.stringContaining('actions=read') } },
    })
  })

  it('is fetched a second time when the storage stumbles', async () => {
    redirected(`${STORAGE}/log`)
    nock(STORAGE).get('/log').reply(503)
    nock(STORAGE).get('/log').reply(200, 'second')
    expect(await log()).toMatchObject({ log: { text: 'second' } })
  })

  it('leaves a gap when the storage is away', async () => {
    redirected(`${STORAGE}/log`)
    nock(STORAGE).get('/log').times(2).replyWithError('reset')
    expect(await log()).toMatchObject({
      gap: { completeness: { because: expect.stringContaining('broke off') } },
    })
  })

  it('leaves a gap when the link is no longer good, and does not name it', async () => {
    redirected(`${STORAGE}/log?sig=secret`)
    nock(STORAGE).get('/log').query(true).reply(403)
    const answer = await log()
    expect(answer).toMatchObject({ gap: { completeness: { because: 'The log storage answered 403.' } } })
  })

  it('ends the triage at a rate limit', async () => {
    rest().get('/repos/acme/shop/actions/jobs/5/logs').reply(429, {}, { 'retry-after': '9' })
    expect(await refusalFrom(log())).toMatchObject({ retryAfterMs: 9_000 })
  })

  it('is cut by the limit that was given', async () => {
    redirected(`${STORAGE}/log`)
    nock(STORAGE).get('/log').reply(200, 'x'.repeat(3_000_000))
    expect(await log({ ...options, maxLogBytes: 1_000 })).toMatchObject({
      log: { completeness: { kind: 'truncated' } },
    })
  })
})
