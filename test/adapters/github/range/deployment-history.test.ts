import { describe, expect, it } from 'vitest'

import { madeBy } from '../../../../src/adapters/github/range/deployed.ts'
import { deploymentHistory } from '../../../../src/adapters/github/range/deployment-history.ts'
import { deployment, deploymentIncident, minute, sha } from '../facts.ts'
import { freshNock, graphql, rest } from '../fake-api.ts'
import { refusalFrom, sessionOf } from '../session-of.ts'

freshNock()

function history() {
  return deploymentHistory(sessionOf(deploymentIncident()), 'production', '500')
}

describe('the history of an environment', () => {
  it('comes in one call, newest first, with the runs that made it', async () => {
    const nodes = [deployment(500, 100, ['FAILURE']), null, deployment(499, 99, ['INACTIVE', 'SUCCESS'])]
    const calls = graphql('Deployments', () => ({
      body: { data: { repository: { deployments: { nodes } } } },
    }))
    const session = sessionOf(deploymentIncident())
    const found = await deploymentHistory(session, 'production', '500')
    expect(found.map((one) => [one.id, one.sha, one.runId, one.statuses.map(({ state }) => state)])).toEqual([
      ['500', sha(100), '900', ['failure']],
      ['499', sha(99), '899', ['inactive', 'success']],
    ])
    expect(calls).toEqual([{ owner: 'acme', name: 'shop', environment: 'production', count: 50 }])
    await deploymentHistory(session, 'production', '500')
    expect([calls.length, session.calls()]).toEqual([1, 1])
  })

  it('bears every null that the schema allows', async () => {
    const fields = { task: null, state: null, statuses: null, environment: null, originalEnvironment: null }
    const bare = deployment(499, 99, [], fields)
    const hollow = deployment(498, 98, ['SUCCESS'], {
      statuses: {
        nodes: [
          null,
          { state: 'SUCCESS', createdAt: minute(1), logUrl: null, description: null, environment: null },
        ],
      },
    })
    graphql('Deployments', () => ({
      body: { data: { repository: { deployments: { nodes: [bare, hollow] } } } },
    }))
    expect(await history()).toMatchObject([
      { id: '499', task: 'deploy', runId: null, statuses: [] },
      { id: '498', runId: null, statuses: [{ state: 'success', description: '' }] },
    ])
  })

  it('comes by REST where GraphQL breaks down', async () => {
    graphql('Deployments', () => ({ status: 502, body: {} }))
    const listed = [501, 500, 499].map((id) => ({
      id,
      sha: sha(id - 400),
      task: 'deploy',
      created_at: minute(id),
    }))
    rest()
      .get('/repos/acme/shop/deployments')
      .query({ environment: 'production', per_page: 50 })
      .reply(200, listed)
    const logUrl = 'https://github.com/acme/shop/actions/runs/899/job/3'
    rest()
      .get('/repos/acme/shop/deployments/500/statuses')
      .reply(200, [{ state: 'failure', created_at: minute(3) }])
    rest()
      .get('/repos/acme/shop/deployments/499/statuses')
      .reply(200, [{ state: 'success', created_at: minute(2), description: null, log_url: logUrl }])
    expect(await history()).toMatchObject([
      { id: '500', statuses: [{ state: 'failure' }] },
      { id: '499', runId: '899', statuses: [{ state: 'success' }] },
    ])
  })

  it('is not taken from a part of it', async () => {
    const nodes = [deployment(499, 99, ['SUCCESS']), null]
    const errors = [{ type: 'RESOURCE_LIMITS_EXCEEDED', path: ['repository', 'deployments', 'nodes', 1] }]
    graphql('Deployments', () => ({ body: { data: { repository: { deployments: { nodes } } }, errors } }))
    rest().get('/repos/acme/shop/deployments').query(true).reply(502)
    expect(await refusalFrom(history())).toMatchObject({ kind: 'transient' })
  })

  it.each([
    ['a missing permission', 'FORBIDDEN', 'missing-permission'],
    ['a rate limit', 'RATE_LIMITED', 'transient'],
  ])('is not asked for by another way at %s', async (_, type, kind) => {
    graphql('Deployments', () => ({ body: { data: { repository: null }, errors: [{ type }] } }))
    expect(await refusalFrom(history())).toMatchObject({ kind })
  })
})

describe('the run and the job in the address of a log', () => {
  it.each([
    ['https://github.com/acme/shop/actions/runs/12345678901/job/7', '12345678901', '7'],
    ['https://github.com/acme/shop/actions/runs/12/job/7?pr=1', '12', '7'],
    ['https://ghes.example/acme/shop/actions/runs/12', '12', null],
    ['https://github.com/acme/shop/actions/runs/12/job/x', '12', null],
    ['https://vercel.com/acme/shop/9', null, null],
    ['https://github.com/acme/shop/actions/runs/', null, null],
    ['', null, null],
  ])('%s', (address, runId, jobId) => {
    expect(madeBy(['https://elsewhere.example', address])).toEqual({ runId, jobId })
  })
})
