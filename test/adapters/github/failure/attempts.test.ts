import { describe, expect, it } from 'vitest'

import { attemptsOf } from '../../../../src/adapters/github/failure/attempts.ts'
import { outcomeOf } from '../../../../src/adapters/github/failure/outcome-of.ts'
import { deployment, deploymentIncident, minute, run, runIncident, sha } from '../facts.ts'
import { freshNock, graphql, rest } from '../fake-api.ts'
import { sessionOf } from '../session-of.ts'

freshNock()

function runs(...listed: readonly object[]): void {
  rest().get('/repos/acme/shop/actions/workflows/7/runs').query(true).reply(200, { workflow_runs: listed })
}

/** The jobs of all attempts of the run, by the attempt. */
function jobs(byAttempt: Readonly<Record<number, readonly (string | null)[]>>): void {
  const listed = Object.entries(byAttempt).flatMap(([attempt, conclusions]) =>
    conclusions.map((conclusion, index) => ({
      id: index,
      name: `job ${index}`,
      conclusion,
      run_attempt: Number(attempt),
      completed_at: minute(Number(attempt)),
    })),
  )
  const all = { total_count: listed.length, jobs: listed }
  rest().get('/repos/acme/shop/actions/runs/900/jobs').query({ filter: 'all', per_page: 100 }).reply(200, all)
}

describe('how a run ended', () => {
  it.each([
    ['completed', 'success', 'passed'],
    ['completed', 'failure', 'failed'],
    ['completed', 'timed_out', 'failed'],
    ['completed', 'startup_failure', 'failed'],
    ['completed', 'cancelled', 'missing'],
    ['completed', 'skipped', 'missing'],
    ['completed', 'neutral', 'missing'],
    ['completed', 'stale', 'missing'],
    ['completed', 'action_required', 'missing'],
    ['completed', 'something new', 'missing'],
    ['completed', null, 'missing'],
    ['in_progress', null, 'running'],
    ['queued', null, 'running'],
  ])('%s with %s counts as %s', (status, conclusion, outcome) => {
    expect(outcomeOf(status, conclusion)).toBe(outcome)
  })
})

describe('the attempts around a failed run', () => {
  it('are the runs of the same workflow and branch, newest first', async () => {
    runs(
      run(901, { conclusion: null, status: 'in_progress' }),
      run(900, { head_sha: sha(100), conclusion: 'failure' }),
      run(899, { conclusion: 'cancelled' }),
      run(898),
    )
    expect(await attemptsOf(sessionOf(runIncident()))).toEqual([
      { sha: sha(901), at: minute(901), outcome: 'running' },
      { sha: sha(100), at: minute(900), outcome: 'failed' },
      { sha: sha(899), at: minute(899), outcome: 'missing' },
      { sha: sha(898), at: minute(898), outcome: 'passed' },
    ])
  })

  it('hold a later attempt at the same commit that passed', async () => {
    runs(run(900, { head_sha: sha(100), run_attempt: 2, updated_at: minute(905) }))
    expect(await attemptsOf(sessionOf(runIncident()))).toEqual([
      { sha: sha(100), at: minute(905), outcome: 'passed' },
      { sha: sha(100), at: minute(900), outcome: 'failed' },
    ])
  })

  it('hold the two attempts before, read from their jobs', async () => {
    runs(run(900, { head_sha: sha(100), run_attempt: 4, conclusion: 'failure' }))
    jobs({ 4: ['failure'], 3: ['success', 'skipped'], 2: ['failure', 'success'], 1: ['success'] })
    expect(await attemptsOf(sessionOf(runIncident({ attempt: 4 })))).toEqual([
      { sha: sha(100), at: minute(900), outcome: 'failed' },
      { sha: sha(100), at: minute(3), outcome: 'passed' },
      { sha: sha(100), at: minute(2), outcome: 'failed' },
    ])
  })

  it('say nothing of an attempt that was cancelled', async () => {
    runs(run(900, { head_sha: sha(100), run_attempt: 2, conclusion: 'failure' }))
    jobs({ 2: ['failure'], 1: ['success', 'cancelled', null] })
    expect((await attemptsOf(sessionOf(runIncident({ attempt: 2 }))))[1]).toMatchObject({
      outcome: 'missing',
    })
  })

  it('hold the failing attempt itself even when the listing is too short for it', async () => {
    runs(run(950))
    expect(await attemptsOf(sessionOf(runIncident()))).toMatchObject([
      { outcome: 'failed', sha: sha(100) },
      { outcome: 'passed' },
    ])
  })
})

describe('the attempts around a failed deployment', () => {
  it('are the deployments of the environment, one for each run', async () => {
    const sameRun = deployment(498, 99, ['SUCCESS'])
    const nodes = [
      deployment(501, 101, ['IN_PROGRESS']),
      deployment(500, 100, ['ERROR']),
      { ...sameRun, databaseId: 499 },
      sameRun,
      deployment(497, 97, ['INACTIVE']),
      deployment(496, 96, ['FAILURE', 'SUCCESS']),
    ]
    graphql('Deployments', () => ({ body: { data: { repository: { deployments: { nodes } } } } }))
    const attempts = await attemptsOf(sessionOf(deploymentIncident()))
    expect(attempts.map((one) => [one.sha, one.outcome])).toEqual([
      [sha(101), 'running'],
      [sha(100), 'failed'],
      [sha(99), 'passed'],
      [sha(97), 'missing'],
      [sha(96), 'failed'],
    ])
  })
})
