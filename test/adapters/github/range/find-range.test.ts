import { describe, expect, it } from 'vitest'

import { findRange } from '../../../../src/adapters/github/range/find-range.ts'
import type { IncidentId } from '../../../../src/engine/model/ids.ts'
import type { Incident } from '../../../../src/engine/model/incident.ts'
import { commit, comparison, deployment, deploymentIncident, repo, run, runIncident, sha } from '../facts.ts'
import { freshNock, graphql, rest } from '../fake-api.ts'
import { refusalFrom, sessionOf } from '../session-of.ts'

freshNock()

const bad = sha(100)
const fallback = 'The newest 100 commits up to the failing one were taken instead.'

function range(incident: Incident) {
  return findRange(sessionOf(incident))
}

function deployments(nodes: readonly object[]): void {
  graphql('Deployments', () => ({ body: { data: { repository: { deployments: { nodes } } } } }))
}

function runs(listed: readonly object[]): void {
  const query = (asked: object) => !('status' in asked)
  rest().get('/repos/acme/shop/actions/workflows/7/runs').query(query).reply(200, { workflow_runs: listed })
}

/** The failing commit and those before it, as GitHub tells how `lint` fared on them; newest first. */
function checks(...nodes: readonly object[]): void {
  const history = { pageInfo: { hasNextPage: false, endCursor: null }, nodes }
  graphql('CheckHistory', () => ({ body: { data: { repository: { object: { history } } } } }))
}

/** Commit `n`, made on the one of number `n - 1`; `state` is that of its status, if it has one. */
function checked(n: number, state: string | null, rollup: string | null = null): object {
  return {
    oid: sha(n),
    parents: { nodes: [{ oid: sha(n - 1) }] },
    statusCheckRollup: rollup === null ? null : { state: rollup },
    status: state === null ? null : { context: { state, createdAt: null } },
    checkSuites: { nodes: [] },
  }
}

function compared(good: number, body: object, status = 200): void {
  rest()
    .get(`/repos/acme/shop/compare/${sha(good)}...${bad}`)
    .query(true)
    .reply(status, body)
}

const failed = deployment(500, 100, ['FAILURE'])

describe('the range of a failed deployment', () => {
  it('begins at the last good deployment', async () => {
    deployments([failed, deployment(499, 90, ['SUCCESS'])])
    compared(90, comparison([commit(91)]))
    const value = { kind: 'bounded', good: sha(90), bad, goodFrom: 'deployment' }
    expect(await range(deploymentIncident())).toEqual({ value, gaps: [] })
  })

  it('is empty where the same commit was deployed well before, with no comparison', async () => {
    deployments([failed, deployment(499, 100, ['SUCCESS'])])
    const value = { kind: 'empty', good: bad, bad, because: 'same-commit' }
    expect(await range(deploymentIncident())).toEqual({ value, gaps: [] })
  })

  it('is empty when an older state was rolled out', async () => {
    deployments([failed, deployment(499, 110, ['SUCCESS'])])
    compared(110, comparison([], { status: 'behind' }))
    expect(await range(deploymentIncident())).toMatchObject({
      value: { kind: 'empty', because: 'rolled-back' },
    })
  })

  it('begins at the merge base where the good commit is no ancestor, and says so', async () => {
    deployments([failed, deployment(499, 90, ['SUCCESS'])])
    compared(90, comparison([commit(91)], { status: 'diverged', merge_base_commit: { sha: sha(80) } }))
    const answer = await range(deploymentIncident())
    expect(answer.value).toEqual({ kind: 'bounded', good: sha(80), bad, goodFrom: 'merge-base' })
    expect(answer.gaps).toMatchObject([{ what: 'last known good' }])
  })

  it.each([
    ['Not Found', 'history-unavailable'],
    ['No common ancestor', 'unrelated-histories'],
  ])('is open where the comparison answers %s', async (message, because) => {
    deployments([failed, deployment(499, 90, ['SUCCESS'])])
    compared(90, { message }, 404)
    expect(await range(deploymentIncident())).toMatchObject({
      value: { kind: 'open', bad, because, fallback },
      gaps: [{ what: 'commits of the range', completeness: { because: expect.stringContaining(fallback) } }],
    })
  })

  it('begins at the last good run of the workflow behind it where no deployment was good, and says so', async () => {
    deployments([failed])
    rest()
      .get('/repos/acme/shop/actions/runs/900')
      .reply(200, run(900, { head_sha: bad }))
    runs([run(900, { head_sha: bad, conclusion: 'failure' }), run(890, { head_sha: sha(90) })])
    compared(90, comparison([commit(91)]))
    const answer = await range(deploymentIncident())
    expect(answer.value).toMatchObject({ kind: 'bounded', good: sha(90), goodFrom: 'workflow-run' })
    expect(answer.gaps).toMatchObject([{ what: 'last good deployment' }])
  })

  it('begins at the newest commit whose checks all passed where nothing else was good, and says so', async () => {
    deployments([failed])
    checks(checked(100, null, 'FAILURE'), checked(99, null, 'FAILURE'), checked(98, null, 'SUCCESS'))
    compared(98, comparison([commit(99)]))
    const answer = await range(deploymentIncident({ runId: null }))
    expect(answer.value).toMatchObject({ kind: 'bounded', good: sha(98), goodFrom: 'check' })
    expect(answer.gaps).toMatchObject([
      { what: 'last good deployment', completeness: { because: expect.stringContaining('stands in') } },
    ])
  })

  it('is open where nothing was ever good', async () => {
    deployments([failed])
    checks(checked(100, null))
    const value = { kind: 'open', bad, because: 'never-good', fallback }
    const because =
      'None is known, nor a good run of the same workflow, nor a commit whose checks all passed.'
    expect(await range(deploymentIncident({ runId: null }))).toEqual({
      value,
      gaps: [{ what: 'last good deployment', completeness: { kind: 'unknown', because } }],
    })
  })

  it('falls back and names the permission that is missing', async () => {
    graphql('Deployments', () => ({ body: { data: { repository: null }, errors: [{ type: 'FORBIDDEN' }] } }))
    checks()
    const answer = await range(deploymentIncident({ runId: null }))
    expect(answer.value).toMatchObject({ kind: 'open', because: 'never-good' })
    expect(JSON.stringify(answer.gaps)).toMatch(/earlier deployments.*Grant read access/)
  })

  it('is refused while GitHub is down', async () => {
    graphql('Deployments', () => ({ status: 502, body: {} }))
    rest().get('/repos/acme/shop/deployments').query(true).reply(502)
    expect(await refusalFrom(range(deploymentIncident()))).toMatchObject({ kind: 'transient' })
  })
})

describe('the range of a failed run', () => {
  it('begins at the last good run', async () => {
    runs([run(900, { head_sha: bad, conclusion: 'failure' }), run(890, { head_sha: sha(90) })])
    compared(90, comparison([commit(91)]))
    const value = { kind: 'bounded', good: sha(90), bad, goodFrom: 'workflow-run' }
    expect(await range(runIncident())).toEqual({ value, gaps: [] })
  })

  it('is open, with the reason, where the workflow is gone', async () => {
    rest().get('/repos/acme/shop/actions/workflows/7/runs').query(true).reply(404, { message: 'Not Found' })
    checks(checked(100, null, 'FAILURE'))
    const answer = await range(runIncident())
    expect(answer).toMatchObject({
      value: { because: 'never-good' },
      gaps: [{ what: 'earlier runs of the workflow' }, { what: 'last known good' }],
    })
  })

  it('begins at the newest commit whose checks all passed where no run was good, and says so', async () => {
    runs([run(900, { head_sha: bad, conclusion: 'failure' })])
    rest().get('/repos/acme/shop/actions/workflows/7/runs').query(true).reply(200, { workflow_runs: [] })
    checks(checked(100, null, 'FAILURE'), checked(99, null, 'FAILURE'), checked(98, null, 'SUCCESS'))
    compared(98, comparison([commit(99)]))
    expect(await range(runIncident())).toMatchObject({
      value: { kind: 'bounded', good: sha(98), goodFrom: 'check' },
      gaps: [{ what: 'last known good', completeness: { because: expect.stringContaining('No good run') } }],
    })
  })
})

describe('the range of what has no history of its own', () => {
  const failing = { kind: 'alert', name: 'latency', environment: 'production' } as const
  const alert: Incident = {
    id: 'a' as IncidentId,
    repo,
    failing,
    title: 'latency',
    badSha: bad,
    seenAt: null,
  }

  it('begins, for an alert, at the last good deployment of another commit', async () => {
    deployments([deployment(500, 100, ['SUCCESS']), deployment(499, 90, ['SUCCESS'])])
    compared(90, comparison([commit(91)]))
    expect(await range(alert)).toMatchObject({ value: { kind: 'bounded', good: sha(90) } })
  })

  it.each<Incident['failing']>([{ kind: 'alert', name: 'latency', environment: null }])(
    'is open for %o',
    async (nothingKnown) => {
      const answer = await range({ ...alert, failing: nothingKnown })
      expect(answer).toMatchObject({
        value: { kind: 'open', because: 'never-good' },
        gaps: [{ what: 'last known good' }],
      })
    },
  )
})

describe('the range of a failed check', () => {
  const check = { ...runIncident(), failing: { kind: 'check', name: 'lint' } } as const

  it('begins at the newest commit on which it passed', async () => {
    checks(checked(100, 'FAILURE'), checked(99, null), checked(98, 'PENDING'), checked(97, 'SUCCESS'))
    compared(97, comparison([commit(98)]))
    const value = { kind: 'bounded', good: sha(97), bad, goodFrom: 'check' }
    expect(await range(check)).toEqual({ value, gaps: [] })
  })

  it('does not take a check that was skipped or cancelled for one that passed', async () => {
    const suite = (conclusion: string) => ({
      app: { name: 'lint', slug: 'lint' },
      status: 'COMPLETED',
      conclusion,
      updatedAt: null,
      checkRuns: { nodes: [] },
    })
    const by = (n: number, conclusion: string) => ({
      ...checked(n, null),
      checkSuites: { nodes: [suite(conclusion)] },
    })
    checks(by(100, 'FAILURE'), by(99, 'SKIPPED'), by(98, 'CANCELLED'), by(97, 'NEUTRAL'), by(96, 'SUCCESS'))
    compared(96, comparison([commit(97)]))
    expect(await range(check)).toMatchObject({ value: { good: sha(96) } })
  })

  it('leaves aside what only a merged branch held', async () => {
    const merged = { ...checked(150, 'SUCCESS'), parents: { nodes: [{ oid: sha(90) }] } }
    checks(checked(100, 'FAILURE'), merged, checked(99, 'FAILURE'), checked(98, 'SUCCESS'))
    compared(98, comparison([commit(99)]))
    expect(await range(check)).toMatchObject({ value: { good: sha(98) } })
  })

  it('begins where everything else passed if the check itself is not known to have, and says so', async () => {
    checks(checked(100, 'FAILURE', 'FAILURE'), checked(99, null, null), checked(98, null, 'SUCCESS'))
    compared(98, comparison([commit(99)]))
    expect(await range(check)).toMatchObject({
      value: { kind: 'bounded', good: sha(98), goodFrom: 'check' },
      gaps: [{ what: 'last known good', completeness: { because: expect.stringContaining('stands in') } }],
    })
  })

  it('is open where it never passed, and says how far was looked', async () => {
    checks(checked(100, 'FAILURE'), checked(99, 'ERROR'))
    expect(await range(check)).toMatchObject({
      value: { kind: 'open', because: 'never-good' },
      gaps: [{ completeness: { because: expect.stringContaining('none of the 2 commits') } }],
    })
  })
})
