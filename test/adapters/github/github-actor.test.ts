import { describe, expect, it } from 'vitest'

import { githubActor } from '../../../src/adapters/github/github-actor.ts'
import { incidentMarker } from '../../../src/adapters/github/issue/marker.ts'
import type { Act } from '../../../src/engine/model/act.ts'
import type { IncidentId } from '../../../src/engine/model/ids.ts'
import { numbers, repo } from './facts.ts'
import { freshNock, plainClient, rest } from './fake-api.ts'
import { refusalFrom } from './session-of.ts'

freshNock()

const markerKey = 'a-key-long-enough'
const incident = 'incident-1' as IncidentId
const marker = incidentMarker(markerKey, incident)
const login = 'prime-suspect[bot]'
const url = 'https://github.com/acme/shop/issues/5'
const ISSUES = '/repos/acme/shop/issues'

const publish: Act = {
  kind: 'publish-issue',
  incident,
  repo,
  title: 'Deploy failed',
  labels: ['prime-suspect', 'x'],
}
const body = 'The report.'
const written = `${marker}\n${body}`

function issue(fields: object = {}): object {
  return {
    number: 5,
    html_url: url,
    title: 'Deploy failed',
    body: written,
    state: 'open',
    state_reason: null,
    comments: 0,
    user: { login },
    ...fields,
  }
}

const newest = { creator: login, state: 'all', per_page: 100, page: 1 }

/** Replies to the next look-up, which is over where there are fewer than a hundred issues of ours. */
function look(found: readonly object[]): void {
  rest()
    .get(ISSUES)
    .query(newest)
    .reply(200, [...found])
}

function perform(act: Act = publish, words = body) {
  const pauses: number[] = []
  const pause = async (milliseconds: number): Promise<void> => void pauses.push(milliseconds)
  return githubActor(plainClient(), { markerKey, appSlug: 'prime-suspect', pause }).perform(act, {
    body: words,
  })
}

describe('publishing an issue', () => {
  it('creates it where there is none, marked', async () => {
    look([])
    const sent = { title: 'Deploy failed', labels: ['prime-suspect', 'x'], body: written }
    rest().post(ISSUES, sent).reply(201, issue())
    expect(await perform()).toEqual({ kind: 'done', url })
  })

  it('leaves alone what says the same already', async () => {
    look([issue({ body: written.replaceAll('\n', '\r\n') })])
    expect(await perform()).toEqual({ kind: 'already-done', url })
  })

  it('brings up to date what says something else', async () => {
    look([issue({ body: `${marker}\nOld.` })])
    rest().patch(`${ISSUES}/5`, { title: 'Deploy failed', body: written }).reply(200, issue())
    expect(await perform()).toEqual({ kind: 'done', url })
  })

  it('reopens what was closed as completed, without writing the same text again', async () => {
    look([issue({ state: 'closed', state_reason: 'completed' })])
    rest().patch(`${ISSUES}/5`, { state: 'open' }).reply(200, issue())
    expect(await perform()).toEqual({ kind: 'done', url })
  })

  it.each(['not_planned', 'duplicate'])('leaves closed what a person closed as %s', async (reason) => {
    look([issue({ state: 'closed', state_reason: reason })])
    expect(await perform()).toEqual({ kind: 'already-done', url })
  })

  const others = numbers(1, 100).map((n) => issue({ number: n, body: 'other' }))

  it('finds it under our label where more than a hundred issues are ours', async () => {
    look(others)
    rest()
      .get(ISSUES)
      .query({ ...newest, labels: 'prime-suspect' })
      .reply(200, [issue()])
    expect(await perform()).toEqual({ kind: 'already-done', url })
  })

  it('finds it on a later page although somebody took the label off', async () => {
    look(others)
    rest()
      .get(ISSUES)
      .query({ ...newest, labels: 'prime-suspect' })
      .reply(200, [])
    rest()
      .get(ISSUES)
      .query({ ...newest, page: 2 })
      .reply(200, [issue()])
    expect(await perform()).toEqual({ kind: 'already-done', url })
  })

  it.each([
    ['was written by somebody else who copied our marker', { user: { login: 'mallory' } }],
    ['was written by nobody any more', { user: null }],
    ['is a pull request', { pull_request: { url: 'x' } }],
    ['carries the marker of another key', { body: incidentMarker('another-key-of-ours', incident) }],
    ['carries the marker of another incident', { body: incidentMarker(markerKey, 'other' as IncidentId) }],
    ['has no body', { body: null }],
  ])('does not take for its own what %s', async (_, fields) => {
    look([issue(fields)])
    rest()
      .post(ISSUES)
      .reply(201, issue({ number: 6, html_url: `${url}6` }))
    expect(await perform()).toEqual({ kind: 'done', url: `${url}6` })
  })
})

describe('a creation that GitHub does not confirm', () => {
  it.each([
    ['a 502 after it was written', () => rest().post(ISSUES).reply(502)],
    ['a lost connection', () => rest().post(ISSUES).replyWithError('reset')],
    [
      'an answer that is cut short',
      () => rest().post(ISSUES).reply(201, '{"num', { 'content-type': 'application/json' }),
    ],
  ])('is looked for before anything is written again: %s', async (_, post) => {
    look([])
    post()
    look([issue()])
    expect(await perform()).toEqual({ kind: 'done', url })
  })

  it('is tried once more where it is not found', async () => {
    look([])
    rest().post(ISSUES).reply(502)
    look([])
    rest().post(ISSUES).reply(201, issue())
    expect(await perform()).toEqual({ kind: 'done', url })
  })

  it('is given up after the second time, for a later try', async () => {
    for (const _ of numbers(1, 3)) look([])
    rest().post(ISSUES).times(2).reply(504)
    expect(await refusalFrom(perform())).toMatchObject({ kind: 'transient' })
  })

  it('waits for a rate limit without trying again', async () => {
    look([])
    rest()
      .post(ISSUES)
      .reply(403, { message: 'You have exceeded a secondary rate limit' }, { 'retry-after': '60' })
    expect(await refusalFrom(perform())).toMatchObject({ kind: 'transient', retryAfterMs: 60_000 })
  })
})

describe('closing an issue', () => {
  const close: Act = { kind: 'close-issue', incident, repo }
  const sentence = 'Deployment works again.'

  function found(fields: object = {}): void {
    const query = { creator: login, state: 'all', per_page: 100, page: 1 }
    rest()
      .get(ISSUES)
      .query(query)
      .reply(200, [issue(fields)])
  }

  it('says one sentence and closes it as completed', async () => {
    found()
    let said = ''
    rest()
      .post(`${ISSUES}/5/comments`, (sent: { readonly body: string }) => {
        said = sent.body
        return true
      })
      .reply(201, {})
    rest()
      .patch(`${ISSUES}/5`, { state: 'closed', state_reason: 'completed' })
      .reply(200, issue({ state: 'closed' }))
    expect(await perform(close, sentence)).toEqual({ kind: 'done', url })
    expect(said).toMatch(/^<!-- prime-suspect:v1-closing:[0-9a-f:]+ -->\nDeployment works again\.$/)
  })

  it('does not say it twice when an earlier try broke off before closing', async () => {
    found({ comments: 101 })
    let said = ''
    rest()
      .post(`${ISSUES}/5/comments`, (sent: { readonly body: string }) => ((said = sent.body), true))
      .reply(201, {})
    rest().get(`${ISSUES}/5/comments`).query({ per_page: 100, page: 2 }).reply(200, [])
    rest().patch(`${ISSUES}/5`).reply(502)
    expect(await refusalFrom(perform(close, sentence))).toMatchObject({ kind: 'transient' })
    found({ comments: 102 })
    rest()
      .get(`${ISSUES}/5/comments`)
      .query({ per_page: 100, page: 2 })
      .reply(200, [{ body: said, user: { login } }])
    rest()
      .patch(`${ISSUES}/5`)
      .reply(200, issue({ state: 'closed' }))
    expect(await perform(close, sentence)).toEqual({ kind: 'done', url })
  })

  it('has nothing to do where it is closed', async () => {
    found({ state: 'closed' })
    expect(await perform(close, sentence)).toEqual({ kind: 'already-done', url })
  })

  it('has nothing to do where it never was', async () => {
    found({ body: 'other' })
    expect(await perform(close, sentence)).toEqual({ kind: 'already-done', url: null })
  })
})

describe('what GitHub does not let us do', () => {
  it('is refused with the permission that is missing', async () => {
    look([])
    rest().post(ISSUES).reply(403, { message: 'no' }, { 'x-accepted-github-permissions': 'issues=write' })
    expect(await perform()).toMatchObject({
      kind: 'refused',
      because: expect.stringContaining('It takes issues: write. Give it on the App’s page'),
    })
  })

  it.each([
    [410, 'switched off'],
    [404, 'may see it'],
    [422, 'Check'],
  ])('is refused in words at %i', async (status, words) => {
    look([])
    rest().post(ISSUES).reply(status, { message: 'no' })
    expect(await perform()).toMatchObject({ kind: 'refused', because: expect.stringContaining(words) })
  })

  it('is refused where the repository is said to have moved to another host', async () => {
    look([])
    rest().post(ISSUES).reply(307, {}, { location: 'https://github.example/repositories/1/issues' })
    expect(await perform()).toMatchObject({ kind: 'refused', because: expect.stringContaining('moved') })
  })

  it('is a wrong set-up with a bad token', async () => {
    rest().get(ISSUES).query(true).reply(401, { message: 'Bad credentials' })
    expect(await refusalFrom(perform())).toMatchObject({ kind: 'misconfigured' })
  })

  it('is a wrong set-up with a key that is too short', () => {
    expect(() => githubActor(plainClient(), { markerKey: 'short', login: 'me' })).toThrow('too short')
  })
})
