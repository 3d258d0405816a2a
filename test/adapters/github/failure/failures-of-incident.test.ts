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
  return { id, name, conclusion, check_run_url: `https://api.github.com/repos/acme/shop/check-runs/${id}0` }
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

function annotations(checkRunId: number, ...listed: readonly object[]): void {
  const path = `/repos/acme/shop/check-runs/${checkRunId}/annotations`
  rest()
    .get(path)
    .query({ per_page: 100 })
    .reply(200, [...listed])
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
    jobs(890, 2, job(12, 'test', 'success'), job(13, 'slow', 'failure'))
    log(2, 'broken')
    log(3, 'too slow')
    log(12, 'all good')
    annotations(20, {
      path: 'src/a.ts',
      start_line: 7,
      annotation_level: 'failure',
      title: 'E1',
      message: 'no',
    })
    annotations(30)
    const { value, gaps } = await failures(runIncident())
    expect(gaps).toEqual([])
    expect(value.failures).toEqual([
      {
        name: 'test',
        log: { text: 'broken', completeness: { kind: 'complete' } },
        baseline: { text: 'all good', completeness: { kind: 'complete' } },
        annotations: [{ path: 'src/a.ts', line: 7, level: 'failure', message: 'E1\nno' }],
      },
      {
        name: 'slow',
        log: { text: 'too slow', completeness: { kind: 'complete' } },
        baseline: null,
        annotations: [],
      },
    ])
    expect(value.attempts.map((one) => one.outcome)).toEqual(['failed', 'passed'])
  })

  it('are at most three, and the report says so', async () => {
    runs(failedRun)
    runs()
    jobs(900, 1, ...numbers(1, 5).map((n) => job(n, `job ${n}`, 'failure')))
    for (const n of numbers(1, 3)) {
      log(n, 'x')
      annotations(n * 10)
    }
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
    annotations(20, { path: null, start_line: null, annotation_level: null, title: null, message: null })
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
    rest().get('/repos/acme/shop/actions/runs/900').reply(200, failedRun)
    rest()
      .get('/repos/acme/shop/actions/runs/890')
      .reply(200, run(890, { run_attempt: 3 }))
    jobs(900, 1, job(2, 'deploy', 'failure'))
    jobs(890, 3, job(12, 'deploy', 'success'))
    log(2, 'broken')
    log(12, 'all good')
    annotations(20)
    const { value, gaps } = await failures(deploymentIncident({ runId: null }))
    expect(gaps).toEqual([])
    expect(value.failures).toMatchObject([
      { name: 'deploy', log: { text: 'broken' }, baseline: { text: 'all good' } },
    ])
  })

  it('find the good log of the job that deployed without asking for the good run', async () => {
    deployments(deployment(500, 100, [], by(900, 2)), deployment(490, 90, [], by(890, 12)))
    rest().get('/repos/acme/shop/actions/runs/900').reply(200, failedRun)
    jobs(900, 1, job(2, 'deploy', 'failure'))
    log(2, 'broken')
    log(12, 'all good')
    annotations(20)
    const { value, gaps } = await failures(deploymentIncident())
    expect(gaps).toEqual([])
    expect(value.failures).toMatchObject([{ baseline: { text: 'all good' } }])
  })

  it('are those of the attempt before when somebody started the run anew', async () => {
    deployments(deployment(500, 100, ['FAILURE']))
    runs()
    runs()
    rest()
      .get('/repos/acme/shop/actions/runs/900')
      .reply(200, { ...failedRun, run_attempt: 2, conclusion: null })
    jobs(900, 2, job(3, 'deploy', null))
    jobs(900, 1, job(2, 'deploy', 'failure'))
    log(2, 'broken')
    annotations(20)
    expect((await failures(deploymentIncident())).value.failures).toMatchObject([{ log: { text: 'broken' } }])
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
