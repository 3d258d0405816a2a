import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { asking } from './ask.ts'
import { startStage, type Stage } from './stage.ts'

let stage: Stage

beforeAll(async () => {
  stage = await startStage({ commits: 2 })
})

afterAll(() => stage.close())

const mint = async (body: unknown) => {
  const app = asking(stage.double, stage.double.jwt())
  return app(`POST /app/installations/${stage.installationId}/access_tokens`, body)
}

describe('the JSON web token of the App', () => {
  const asApp = (claims: Record<string, unknown>) =>
    asking(stage.double, stage.double.jwt(claims))('GET /app')
  const now = (): number => Math.floor(Date.now() / 1000)

  it('opens what is the App’s own', async () => {
    const { status, json } = await asApp({})
    expect({ status, json }).toMatchObject({ status: 200, json: { id: 4242, slug: 'prime-suspect' } })
    expect((await asApp({ iss: stage.double.app.clientId })).status).toBe(200)
  })

  it.each([
    ['has expired', { exp: 1 }, 'exp'],
    ['lives too long', { exp: now() + 3600 }, 'too far in the future'],
    ['was issued in the future', { iat: now() + 300 }, 'iat'],
    ['is of another App', { iss: 1 }, 'Integration not found'],
  ])('is refused when it %s', async (_, claims, words) => {
    const { status, json } = await asApp(claims)
    expect(status).toBe(401)
    expect(json).toMatchObject({ message: expect.stringContaining(words) as string })
  })

  it('is refused when another key signed it, and by what needs an installation', async () => {
    const [head, body] = stage.double.jwt().split('.')
    const forged = `${head}.${body}.${Buffer.from('no signature').toString('base64url')}`
    expect((await asking(stage.double, forged)('GET /app')).status).toBe(401)
    expect((await asking(stage.double, stage.double.jwt())(`GET ${stage.base}`)).status).toBe(401)
  })

  it('finds the installation of a repository, and none where there is none', async () => {
    const app = asking(stage.double, stage.double.jwt())
    expect((await app(`GET ${stage.base}/installation`)).json).toMatchObject({ id: stage.installationId })
    expect((await app('GET /repos/octo-org/nothing/installation')).status).toBe(404)
  })
})

describe('an installation token', () => {
  it('has the shape of 2026 and works', async () => {
    const { status, json } = await mint({})
    expect(status).toBe(201)
    const { token } = json as { token: string }
    expect(token).toMatch(/^ghs_4242_[\w-]+\.[\w-]+\.[\w-]+$/)
    expect(token.length).toBeGreaterThan(500)
    expect((await asking(stage.double, token)(`GET ${stage.base}`)).status).toBe(200)
  })

  it('can be narrowed to permissions and repositories, never widened', async () => {
    const narrow = await mint({
      permissions: { issues: 'read' },
      repository_ids: [stage.played.repository.id],
    })
    expect(narrow.json).toMatchObject({ permissions: { issues: 'read' }, repository_selection: 'selected' })
    const ask = asking(stage.double, (narrow.json as { token: string }).token)
    expect((await ask(`GET ${stage.base}/issues`)).status).toBe(200)
    const refused = await ask(`GET ${stage.base}/deployments`)
    expect(refused.status).toBe(403)
    expect(refused.headers.get('x-accepted-github-permissions')).toBe('deployments=read')
    expect(refused.json).toMatchObject({ message: 'Resource not accessible by integration' })
    expect((await mint({ permissions: { contents: 'write' } })).status).toBe(422)
    expect((await mint({ repositories: ['nothing'] })).status).toBe(422)
  })

  it('may read where it may write, and not write where it may read', async () => {
    const { double, base } = stage
    const reader = asking(double, double.token({ kind: 'actions', permissions: { issues: 'read' } }))
    const refused = await reader(`POST ${base}/issues`, { title: 'x' })
    expect(refused.status).toBe(403)
    expect(refused.headers.get('x-accepted-github-permissions')).toBe('issues=write')
    const writer = asking(double, double.token({ kind: 'actions', permissions: { issues: 'write' } }))
    expect((await writer(`GET ${base}/issues`)).status).toBe(200)
  })

  it('does not even see repositories out of its reach', async () => {
    const { double, base } = stage
    const token = double.token({ kind: 'actions', repositories: ['octo-org/other'] })
    expect((await asking(double, token)(`GET ${base}`)).status).toBe(404)
  })

  it('is refused when missing, wrong, expired, or of a suspended or removed installation', async () => {
    const { double, base, story } = stage
    expect((await asking(double, null)(`GET ${base}`)).status).toBe(401)
    expect((await asking(double, 'ghs_wrong')(`GET ${base}`)).json).toMatchObject({
      message: 'Bad credentials',
    })
    const other = double.install({ account: story.owner })
    const ask = asking(double, double.token({ kind: 'installation', installation: other.id }))
    other.suspendedAt = '2026-03-02T00:00:00Z'
    expect((await ask(`GET ${base}`)).status).toBe(403)
    double.uninstall(other.id)
    expect((await ask(`GET ${base}`)).status).toBe(401)
    double.expireTokens()
    expect((await stage.ask(`GET ${base}`)).status).toBe(401)
  })
})

it('counts the budget by installation and says when it is used up', async () => {
  const { double, base } = stage
  const ask = asking(double, double.token({ kind: 'installation', installation: stage.installationId }))
  const first = await ask(`GET ${base}`)
  const left = Number(first.headers.get('x-ratelimit-remaining'))
  expect(first.headers.get('x-ratelimit-resource')).toBe('core')
  expect(Number((await ask(`GET ${base}`)).headers.get('x-ratelimit-remaining'))).toBe(left - 1)
  expect((await ask('GET /rate_limit')).json).toMatchObject({ rate: { remaining: left - 1, limit: 5000 } })
  double.world.limits.core = Number((await ask(`GET ${base}`)).headers.get('x-ratelimit-used'))
  const refused = await ask(`GET ${base}`)
  double.world.limits.core = 5000
  expect(refused.status).toBe(403)
  expect(refused.headers.get('x-ratelimit-remaining')).toBe('0')
})

it('gives a workflow’s own token a thousand requests', async () => {
  const { double, base } = stage
  const { headers } = await asking(double, double.token({ kind: 'actions' }))(`GET ${base}`)
  expect(headers.get('x-ratelimit-limit')).toBe('1000')
})
