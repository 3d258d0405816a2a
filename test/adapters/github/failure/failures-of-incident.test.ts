import nock from 'nock'
import { describe, expect, it } from 'vitest'

import { failuresOfIncident } from '../../../../src/adapters/github/failure/failures-of-incident.ts'
import { condenseLog } from '../../../../src/engine/gather/condense-log.ts'
import type { Incident } from '../../../../src/engine/model/incident.ts'
import { deployment, deploymentIncident, numbers, run, runIncident, sha } from '../facts.ts'
import { freshNock, graphql, rest } from '../fake-api.ts'
import { sessionOf } from '../session-of.ts'

freshNock()

const STORAGE = 'https://productionresultssa7.blob.core.windows.net'

function failures(incident: Incident) {
  return failuresOfIncident(sessionOf(incident), {
    logHosts: [],
    maxJobs: 3,
    maxLogBytes: 1_000_000,
    condenser: condenseLog,
  })
}

function runs(...listed: readonly object[]): void {
  rest().get('/repos/acme/shop/actions/workflows/7/runs').query(true).reply(200, { workflow_runs: listed })
}

function job(id: number, name: string, conclusion: string | null): object {
  return { id, name, conclusion, run_attempt: 1, node_id: `CR_${id}` }
}

/** What GitHub gives for a run whose attempt is not known: the jobs of all attempts. */
function allJobs(runId: number, ...listed: readonly object[]): void {
  const query = { filter: 'all', per_page: 100 }
  const all = { total_count: listed.length, jobs: listed }
  rest().get(`/repos/acme/shop/actions/runs/${runId}/jobs`).query(query).reply(200, all)
}

function jobs(runId: number, attempt: number, ...listed: readonly object[]): void {
  const path = `/repos/acme/shop/actions/runs/${runId}/attempts/${attempt}/jobs`
  rest().get(path).query(true).reply(200, { total_count: listed.length, jobs: listed })
}

function log(jobId: number, text: string): void {
  const location = `${STORAGE}/${jobId}`
  rest().get(`/repos/acme/shop/actions/jobs/${jobId}/logs`).reply(302, '', { location })
  nock(STORAGE).get(`/${jobId}`).reply(200, text)
}

/** Notes by the node id of their job; one question for all jobs. */
function annotations(notes: Readonly<Record<string, readonly object[]>> = {}) {
  return graphql('CheckAnnotations', ({ ids }) => ({
    body: { data: { nodes: idsIn(ids).map((id) => ({ annotations: { nodes: notes[id] ?? [] } })) } },
  }))
}

function idsIn(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(String) : []
}

const failedRun = run(900, { head_sha: sha(100), conclusion: 'failure' })

describe('the failures of a run', () => {
  it('are its failed jobs, each with log, notes and the log of the same job when it was good', async () => {
    runs(failedRun, run(890, { run_attempt: 2 }))
    jobs(
      900,
      1,
      job(1, 'lint', 'success'),
      job(2, 'test', 'failure'),
      job(3, 'slow', 'timed_out'),
      job(4, 'later', 'cancelled'),
    )
    const again = { run_attempt: 2 }
    allJobs(890, { ...job(12, 'test', 'success'), ...again }, { ...job(13, 'slow', 'failure'), ...again })
    log(2, 'broken')
    log(3, 'too slow')
    log(12, 'all good')
    const note = { annotationLevel: 'FAILURE', location: { start: { line: 7 } }, title: 'E1', message: 'no' }
    const asked = annotations({ CR_2: [{ path: 'src/a.ts', ...note }] })
    const { value, gaps } = await failures(runIncident())
    expect(gaps).toEqual([])
    expect(value.failures).toEqual([
      {
        name: 'test',
        log: { text: 'broken', completeness: { kind: 'complete' } },
        baseline: { text: 'all good', completeness: { kind: 'complete' } },
        annotations: [{ path: 'src/a.ts', line: 7, level: 'failure', message: 'E1\nno' }],
        at: { run: '900', job: '2' },
      },
      {
        name: 'slow',
        log: { text: 'too slow', completeness: { kind: 'complete' } },
        baseline: null,
        annotations: [],
        at: { run: '900', job: '3' },
      },
    ])
    expect(value.attempts.map((one) => one.outcome)).toEqual(['failed', 'passed'])
    expect(asked).toEqual([{ ids: ['CR_2', 'CR_3'] }])
  })

  it('are at most three, and the report says so', async () => {
    runs(failedRun)
    runs()
    const history = { pageInfo: { hasNextPage: false, endCursor: null }, nodes: [] }
    graphql('CheckHistory', () => ({ body: { data: { repository: { object: { history } } } } }))
    jobs(900, 1, ...numbers(1, 5).map((n) => job(n, `job ${n}`, 'failure')))
    for (const n of numbers(1, 3)) log(n, 'x')
    annotations()
    const { value, gaps } = await failures(runIncident())
    expect(value.failures.map((one) => one.name)).toEqual(['job 1', 'job 2', 'job 3'])
    expect(gaps).toMatchObject([{ completeness: { because: 'Of 5 failed jobs the first 3 were read.' } }])
  })

  it('may be none when the run never started', async () => {
    runs(failedRun)
    jobs(900, 1)
    const { value, gaps } = await failures(runIncident())
    expect(value.failures).toEqual([])
    expect(gaps).toMatchObject([{ what: 'the failing jobs' }])
  })

  it('keep what could be read when the rest is gone', async () => {
    runs(failedRun, run(890))
    jobs(900, 1, job(2, 'test', 'failure'))
    jobs(890, 1, job(12, 'test', 'success'))
    rest().get('/repos/acme/shop/actions/jobs/2/logs').reply(404, { message: 'Not Found' })
    rest().get('/repos/acme/shop/actions/jobs/12/logs').reply(410, { message: 'Gone' })
    annotations({ CR_2: [{ path: null, location: null, annotationLevel: null, title: null, message: null }] })
    const { value, gaps } = await failures(runIncident())
    expect(value.failures).toMatchObject([
      {
        log: { text: '', completeness: { kind: 'unknown' } },
        baseline: null,
        annotations: [{ path: '', line: null, level: 'notice', message: '' }],
      },
    ])
    expect(gaps.map((gap) => gap.what)).toEqual([
      'the log of a failed job',
      'the last good log of a failed job',
    ])
  })

  it('leave gaps where everything is forbidden', async () => {
    rest().persist().get(/.*/).reply(403, { message: 'Resource not accessible by integration' })
    const { value, gaps } = await failures(runIncident())
    expect(value).toEqual({ failures: [], attempts: [] })
    expect(gaps.map((gap) => gap.what)).toEqual(['earlier attempts', 'the failing jobs'])
  })
})

describe('the failures of a deployment', () => {
  function deployments(...nodes: readonly object[]): void {
    graphql('Deployments', () => ({ body: { data: { repository: { deployments: { nodes } } } } }))
  }

  /** The statuses of a deployment that one job of a run made. */
  function by(runId: number, jobId: number): Readonly<Record<string, unknown>> {
    const logUrl = `https://github.com/acme/shop/actions/runs/${runId}/job/${jobId}`
    const state = jobId === 2 ? 'FAILURE' : 'SUCCESS'
    return { statuses: { nodes: [{ state, createdAt: null, logUrl, description: null }] } }
  }

  it('are the failed jobs of the run that made it', async () => {
    deployments(deployment(500, 100, ['FAILURE']), deployment(490, 90, ['SUCCESS']))
    allJobs(900, job(2, 'deploy', 'failure'))
    allJobs(890, { ...job(12, 'deploy', 'success'), run_attempt: 3 }, job(11, 'deploy', 'failure'))
    log(2, 'broken')
    log(12, 'all good')
    annotations()
    const { value, gaps } = await failures(deploymentIncident({ runId: null }))
    expect(gaps).toEqual([])
    expect(value.failures).toMatchObject([
      { name: 'deploy', log: { text: 'broken' }, baseline: { text: 'all good' } },
    ])
  })

  it('find the good log of the job that deployed without asking for the good run', async () => {
    deployments(deployment(500, 100, [], by(900, 2)), deployment(490, 90, [], by(890, 12)))
    allJobs(900, job(2, 'deploy', 'failure'))
    log(2, 'broken')
    log(12, 'all good')
    annotations()
    const { value, gaps } = await failures(deploymentIncident())
    expect(gaps).toEqual([])
    expect(value.failures).toMatchObject([{ baseline: { text: 'all good' } }])
  })

  it('are those of the attempt before when somebody started the run anew', async () => {
    deployments(deployment(500, 100, ['FAILURE']))
    runs()
    runs()
    allJobs(900, { ...job(3, 'deploy', null), run_attempt: 2 }, job(2, 'deploy', 'failure'))
    log(2, 'broken')
    annotations()
    expect((await failures(deploymentIncident())).value.failures).toMatchObject([{ log: { text: 'broken' } }])
  })

  it('are read attempt by attempt where a run has more than a hundred jobs', async () => {
    deployments(deployment(500, 100, ['FAILURE']))
    runs()
    runs()
    rest()
      .get('/repos/acme/shop/actions/runs/900/jobs')
      .query(true)
      .reply(200, { total_count: 250, jobs: [job(7, 'lint', 'failure')] })
    rest()
      .get('/repos/acme/shop/actions/runs/900')
      .reply(200, { ...failedRun, run_attempt: 2 })
    jobs(900, 2, job(3, 'deploy', 'failure'))
    log(3, 'broken')
    annotations()
    expect((await failures(deploymentIncident())).value.failures).toMatchObject([{ log: { text: 'broken' } }])
  })

  it('compare the first two failed jobs with their last good logs, and say so', async () => {
    deployments(deployment(500, 100, ['FAILURE']), deployment(490, 90, ['SUCCESS']))
    allJobs(900, ...numbers(1, 3).map((n) => job(n, `job ${n}`, 'failure')))
    allJobs(890, ...numbers(1, 3).map((n) => job(n + 10, `job ${n}`, 'success')))
    for (const n of [1, 2, 3, 11, 12]) log(n, 'x')
    annotations()
    const { value, gaps } = await failures(deploymentIncident())
    expect(value.failures.map(({ baseline }) => baseline?.text ?? null)).toEqual(['x', 'x', null])
    expect(gaps).toMatchObject([{ what: 'the last good logs', completeness: { kind: 'truncated' } }])
  })

  it('tell how many notes were left', async () => {
    deployments(deployment(500, 100, [], by(900, 2)), deployment(490, 90, [], by(890, 12)))
    allJobs(900, job(2, 'deploy', 'failure'))
    log(2, 'broken')
    log(12, 'all good')
    const many = { totalCount: 140, nodes: numbers(1, 100).map(() => ({ path: 'a', message: 'x' })) }
    graphql('CheckAnnotations', () => ({ body: { data: { nodes: [{ annotations: many }] } } }))
    expect((await failures(deploymentIncident())).gaps).toMatchObject([
      { completeness: { because: '40 more than the first hundred were not read.' } },
    ])
  })

  it('are what the deployer said where no workflow run stands behind it', async () => {
    const said = {
      state: 'FAILURE',
      createdAt: null,
      logUrl: 'https://ci.example/1',
      description: 'Health check failed',
    }
    deployments(deployment(500, 100, [], { statuses: { nodes: [said] } }))
    const { value, gaps } = await failures(deploymentIncident({ runId: null }))
    expect(value.failures).toMatchObject([
      { name: 'deployment to production', log: { text: 'Health check failed' } },
    ])
    expect(gaps).toMatchObject([{ what: 'the failing log' }])
  })
})
