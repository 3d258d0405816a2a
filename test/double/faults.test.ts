import { afterEach, beforeEach, describe, expect, it } from 'vitest'

import { commitNodeId } from './represent/commits.ts'
import { startStage, type Stage } from './stage.ts'

let stage: Stage

beforeEach(async () => {
  stage = await startStage({ commits: 2 })
})

afterEach(() => stage.close())

const issues = '/repos/{owner}/{repo}/issues'

describe('a fault', () => {
  it('strikes as often as told, after as many as told, and can be cleared', async () => {
    const { double, ask, base } = stage
    const handle = double.fault({
      kind: 'status',
      status: 503,
      path: '/repos/{owner}/{repo}',
      times: 2,
      after: 1,
    })
    const statuses: number[] = []
    for (let n = 0; n < 4; n++) statuses.push((await ask(`GET ${base}`)).status)
    expect(statuses).toEqual([200, 503, 503, 200])
    expect(handle.struck()).toBe(2)
    const gone = double.fault({ kind: 'status', status: 500 })
    gone.clear()
    expect((await ask(`GET ${base}`)).status).toBe(200)
  })

  it('answers 502 to a write that took effect', async () => {
    const { double, ask, base, played } = stage
    double.fault({ kind: 'execute-then-502', method: 'POST', path: issues })
    expect((await ask(`POST ${base}/issues`, { title: 'Once' })).status).toBe(502)
    expect(played.repository.issues).toMatchObject([{ title: 'Once' }])
    expect(double.calls.at(-1)).toMatchObject({ fault: 'execute-then-502', status: 502, kind: 'write' })
  })

  it('breaks the connection before or after the write', async () => {
    const { double, ask, base, played } = stage
    double.fault({ kind: 'reset', method: 'POST' })
    await expect(ask(`POST ${base}/issues`, { title: 'Lost' })).rejects.toThrow('fetch failed')
    expect(played.repository.issues).toHaveLength(0)
    double.fault({ kind: 'reset', method: 'POST', afterExecution: true })
    await expect(ask(`POST ${base}/issues`, { title: 'Kept' })).rejects.toThrow('fetch failed')
    expect(played.repository.issues).toHaveLength(1)
  })

  it('cuts an answer in half, openly or so that only the JSON shows it', async () => {
    const { double, ask, base } = stage
    double.fault({ kind: 'cut-json' })
    await expect(ask(`GET ${base}`)).rejects.toThrow('terminated')
    double.fault({ kind: 'cut-json', clean: true })
    await expect(ask(`GET ${base}`)).rejects.toThrow(SyntaxError)
  })

  it('leaves a call hanging until the caller gives up, or answers late', async () => {
    const { double, ask, base } = stage
    double.fault({ kind: 'hang' })
    const given = fetch(`${double.url}${base}`, { signal: AbortSignal.timeout(100) })
    await expect(given).rejects.toThrow('timeout')
    expect(double.calls.at(-1)).toMatchObject({ status: null, fault: 'hang' })
    double.fault({ kind: 'hang', ms: 30 })
    expect((await ask(`GET ${base}`)).status).toBe(200)
  })

  it('limits the rate as GitHub does', async () => {
    const { double, ask, base } = stage
    double.fault({ kind: 'secondary-rate-limit', retryAfter: 7 })
    const second = await ask(`GET ${base}`)
    expect(second.status).toBe(403)
    expect(second.headers.get('retry-after')).toBe('7')
    double.fault({ kind: 'primary-rate-limit', resetIn: 30 })
    const first = await ask(`GET ${base}`)
    expect(first.status).toBe(403)
    expect(first.headers.get('x-ratelimit-remaining')).toBe('0')
    expect(Number(first.headers.get('x-ratelimit-reset'))).toBeGreaterThan(Date.now() / 1000 + 20)
    double.fault({ kind: 'primary-rate-limit' })
    const graphql = await ask('POST /graphql', { query: '{ rateLimit { cost } }' })
    expect(graphql).toMatchObject({ status: 200, json: { errors: [{ type: 'RATE_LIMITED' }] } })
  })

  it('strikes only the queries that are too large', async () => {
    const { double, ask, played, story } = stage
    const query = 'query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Commit { oid } } }'
    const ids = story.changes.map(({ commit }) => commitNodeId(played.repository, commit))
    const isLarge = ({ body }: { body: unknown }): boolean =>
      ((body as { variables?: { ids?: unknown[] } }).variables?.ids?.length ?? 0) > 1
    double.fault({ kind: 'status', status: 502, path: '/graphql', when: isLarge, times: Infinity })
    expect((await ask('POST /graphql', { query, variables: { ids } })).status).toBe(502)
    expect((await ask('POST /graphql', { query, variables: { ids: ids.slice(1) } })).status).toBe(200)
    double.clearFaults()
    double.fault({ kind: 'graphql-resource-limit', keep: 1 })
    expect((await ask('POST /graphql', { query, variables: { ids } })).json).toMatchObject({
      data: { nodes: [{ oid: story.changes[0]?.commit }, null] },
      errors: [{ type: 'RESOURCE_LIMITS_EXCEEDED' }],
    })
  })
})

describe('violations', () => {
  it('answer 500, are remembered, and make closing fail', async () => {
    const { double, ask, base } = stage
    expect((await ask(`POST ${base}/issues`, { body: 'no title' })).status).toBe(500)
    expect((await ask(`GET ${base}/issues?lables=x`)).status).toBe(500)
    expect((await ask(`GET ${base}/issues?milestone=3`)).status).toBe(500)
    expect((await ask(`GET ${base}/branches`)).status).toBe(501)
    expect(double.violations).toEqual([
      expect.stringContaining("required property 'title'"),
      expect.stringContaining('no query parameter lables'),
      expect.stringContaining('does not act on the query parameter milestone'),
      expect.stringContaining('does not serve GET'),
    ])
    await expect(double.close()).rejects.toThrow('The double saw violations')
    double.violations.length = 0
  })

  it('are found in what the double itself says', async () => {
    const { double, ask, base, played, story } = stage
    const nonsense = 'finished' as 'success'
    const { id } = played.repository.deployment({ sha: story.bad, environment: 'x', statuses: [nonsense] })
    expect((await ask(`GET ${base}/deployments/${id}/statuses`)).status).toBe(500)
    expect(double.violations.splice(0)).toEqual([expect.stringContaining('/0/state must be equal to one of')])
  })
})

it('refuses a version of the API that it does not describe, and callers without a name', async () => {
  const { double } = stage
  const versioned = await fetch(`${double.url}/rate_limit`, {
    headers: { 'x-github-api-version': '2026-03-10' },
  })
  expect(versioned.status).toBe(400)
  const nameless = await fetch(`${double.url}/rate_limit`, { headers: { 'user-agent': '' } })
  expect(nameless.status).toBe(403)
})
