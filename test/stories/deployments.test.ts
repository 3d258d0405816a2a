import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { firstNamed } from './a-shop.ts'
import { openTown, type Town } from './a-town.ts'

let town: Town

beforeAll(async () => {
  town = await openTown()
}, 60_000)

afterAll(async () => await town.close())

describe('a deployment that failed', () => {
  it('opens one issue, which names the change that broke it', async () => {
    const shop = await town.aShop()
    await shop.fails()
    expect(shop.issue()).toMatchObject({ state: 'open', title: 'Deployment to production failed' })
    expect(firstNamed(shop.issue())).toBe(shop.culprit.number)
    expect(shop.issue().body?.length).toBeLessThan(65_536)
  })

  it('and the failed run behind it are one incident, whichever is told first', async () => {
    const first = await town.aShop()
    await first.fails()
    expect(await first.runFails()).toMatch(/^told already as/)
    const second = await town.aShop()
    await second.runFails()
    expect(second.issue().title).toBe('Workflow Deploy failed on main')
    await second.fails()
    expect(second.issue().title).toBe('Deployment to production failed')
    expect(first.ours()).toHaveLength(1)
  })

  it('told twice in the same words is a duplicate', async () => {
    const shop = await town.aShop()
    await shop.fails()
    expect(await shop.fails()).toBe('duplicate')
  })

  it('is closed with a last word when the environment is good again', async () => {
    const shop = await town.aShop()
    await shop.fails()
    await shop.deploys(shop.good, 'success')
    const { state, comments } = shop.issue()
    expect(state).toBe('closed')
    expect(comments.map(({ body }) => body).join()).toContain(
      'A deployment to `production` succeeded again at',
    )
  })

  it('is not closed by a success elsewhere, nor by one that was reported before it failed', async () => {
    const shop = await town.aShop()
    const { goodDeployment } = shop.played
    await shop.fails()
    await shop.deploys(shop.bad, 'success', { environment: 'staging' })
    const old = await shop.payloads.deploymentStatus(shop.repository, goodDeployment.id)
    expect(await shop.tells('deployment_status', old)).toBe('nothing was open')
    expect(shop.issue().state).toBe('open')
  })

  it('whose recovery was told before it makes no issue', async () => {
    const shop = await town.aShop()
    await shop.deploys(shop.good, 'success')
    expect(await shop.fails()).toContain('seen good again before this was looked at')
    expect(shop.ours()).toEqual([])
  })

  it('and fails again later in the same way goes on in the same issue, which counts', async () => {
    const shop = await town.aShop()
    await shop.fails()
    for (const change of shop.story.earlier)
      await shop.deploys(change.commit, 'failure', { description: 'the same' })
    expect(shop.ours()).toHaveLength(1)
    const [known] = await town.store.cases.openIn({
      owner: shop.repository.owner,
      name: shop.repository.name,
    })
    expect(known?.incident.again?.times).toBe(shop.story.earlier.length)
    expect(shop.issue().body).toContain('The same failure was seen once more since')
  })

  it.each(['deployment', 'run'])(
    'and fails again at the next commit is one issue with the run behind it, the %s told first',
    async (first) => {
      const shop = await town.aShop()
      const { workflow } = shop.played
      for (const sha of [shop.story.changes.at(-2)?.commit ?? '', shop.bad]) {
        shop.waits(3)
        const jobs = [{ name: 'deploy', conclusion: 'failure', log: shop.failingLog } as const]
        const { id: runId } = shop.repository.run({ workflow, sha, attempts: [{ jobs }] })
        shop.passes(1000)
        const made = { sha, environment: 'production', runId, statuses: ['failure'] } as const
        const { id } = shop.repository.deployment(made)
        const messages = [
          ['deployment_status', await shop.payloads.deploymentStatus(shop.repository, id)],
          ['workflow_run', await shop.payloads.workflowRun(shop.repository, runId)],
        ] as const
        for (const [event, payload] of first === 'run' ? messages.toReversed() : messages)
          await shop.tells(event, payload)
      }
      expect(shop.issue().body).toContain('The same failure was seen once more since')
    },
  )

  it('to one environment is not over when the same commit works in another', async () => {
    const shop = await town.aShop()
    const { workflow } = shop.played
    const jobs = [{ name: 'deploy', conclusion: 'failure', log: shop.failingLog } as const]
    for (const environment of ['production', 'europe']) {
      const { id: runId } = shop.repository.run({ workflow, sha: shop.bad, attempts: [{ jobs }] })
      await shop.deploys(shop.bad, 'failure', { environment, runId })
      await shop.tells('workflow_run', await shop.payloads.workflowRun(shop.repository, runId))
    }
    await shop.deploys(shop.good, 'success', { environment: 'production' })
    expect(shop.ours().map(({ title, state }) => `${title}: ${state}`)).toEqual([
      'Deployment to production failed: closed',
      'Deployment to europe failed: open',
    ])
    await shop.deploys(shop.good, 'success', { environment: 'europe' })
    expect(shop.ours().map(({ state }) => state)).toEqual(['closed', 'closed'])
  })

  it('and fails in another way two hours later is an incident of its own', async () => {
    const shop = await town.aShop()
    await shop.fails()
    shop.waits(2)
    const log =
      '2026-03-02T14:00:00.0000000Z src/tax.js:9\nRangeError: Invalid tax rate\n    at taxOn (src/tax.js:9:3)\n'
    const jobs = [{ name: 'deploy', conclusion: 'failure', log }] as const
    const run = shop.repository.run({
      workflow: shop.played.workflow,
      sha: shop.story.earlier[0]?.commit ?? '',
      attempts: [{ jobs }],
    })
    const job = run.attempts[0]?.jobs[0]?.id ?? 0
    const { came } = await shop.deploys(run.sha, 'failure', { runId: run.id, jobId: job })
    expect(came).not.toMatch(/^part of|^told already/)
  })

  it('that returns after it was good opens the same issue again', async () => {
    const shop = await town.aShop()
    await shop.fails()
    await shop.deploys(shop.good, 'success')
    shop.waits(2)
    const { run, came } = await shop.runs(shop.bad, 'failure')
    expect(came).not.toContain('not watched')
    const job = run.attempts[0]?.jobs[0]?.id ?? 0
    await shop.deploys(shop.bad, 'failure', { runId: run.id, jobId: job })
    expect(shop.issue().state).toBe('open')
  })

  it.each(['deployment', 'run'])(
    'that returns at a later commit opens the same issue again, the %s told first',
    async (first) => {
      const shop = await town.aShop()
      const { repository, payloads } = shop
      const jobs = [{ name: 'deploy', conclusion: 'failure', log: shop.failingLog } as const]
      for (const sha of [shop.story.changes.at(-2)?.commit ?? '', shop.bad]) {
        shop.waits(3)
        const { id: runId } = repository.run({ workflow: shop.played.workflow, sha, attempts: [{ jobs }] })
        shop.passes(1000)
        const made = { sha, environment: 'production', runId, statuses: ['failure'] } as const
        const told = await payloads.deploymentStatus(repository, repository.deployment(made).id)
        const ofRun = await payloads.workflowRun(repository, runId)
        if (first === 'run') await shop.tells('workflow_run', ofRun)
        await shop.tells('deployment_status', told)
        if (first !== 'run') await shop.tells('workflow_run', ofRun)
        if (sha !== shop.bad) await shop.deploys(shop.good, 'success')
      }
      expect(shop.issue()).toMatchObject({ state: 'open', title: 'Deployment to production failed' })
      expect((await town.store.cases.openIn(repository))[0]?.incident.failing.kind).toBe('deployment')
      await shop.deploys(shop.good, 'success')
      expect(shop.issue().state).toBe('closed')
    },
  )

  it('at a commit that ran there before names nobody: no code changed', async () => {
    const shop = await town.aShop()
    await shop.deploys(shop.good, 'failure')
    expect(shop.ours()).toEqual([])
  })

  it('and whose last good commit fails as well when deployed again is no change’s doing', async () => {
    const [shop, other] = [await town.aShop(), await town.aShop()]
    for (const [one, state] of [
      [shop, 'failure'],
      [other, 'success'],
    ] as const) {
      one.passes(60_000)
      one.repository.deployment({ sha: one.good, environment: 'production', statuses: [state] })
    }
    expect(await shop.fails()).toMatch(/^silent/)
    expect(shop.ours()).toEqual([])
    // Between two successes of what was good before, it is.
    expect(await other.fails()).not.toMatch(/outside/)
  })

  it('while rolling back to an older commit names nobody', async () => {
    const shop = await town.aShop()
    await shop.deploys(shop.story.earlier[0]?.commit ?? '', 'failure')
    expect(shop.ours()).toEqual([])
  })

  it('is compared with a good one that was set inactive since', async () => {
    const shop = await town.aShop()
    shop.repository.deploymentStatus(shop.played.goodDeployment.id, 'inactive')
    await shop.fails()
    expect(firstNamed(shop.issue())).toBe(shop.culprit.number)
  })

  it('is not compared with a deployment of another task', async () => {
    const shop = await town.aShop()
    const newest = shop.story.changes.at(-2)?.commit ?? ''
    shop.repository.deployment({
      sha: newest,
      environment: 'production',
      task: 'deploy:migrations',
      createdAt: new Date(Date.parse(shop.story.badAt) - 60_000).toISOString(),
      statuses: ['success'],
    })
    await shop.fails()
    expect(shop.issue().body).toContain(shop.good.slice(0, 7))
  })

  it('that nobody ever saw good is told as that, and no change is named the cause', async () => {
    const shop = await town.aShop()
    await shop.deploys(shop.bad, 'failure', { environment: 'canary' })
    const [issue] = shop.ours()
    expect(issue?.body).toContain('None is known, nor a good run of the same workflow')
    expect(issue?.body).toContain('last good by the newest commit whose checks passed')
    expect(issue?.body).toContain('None is sure enough to be named the cause')
  })
})

describe('what is no failure', () => {
  it.each(['inactive', 'queued', 'pending', 'in_progress'] as const)(
    'is a deployment that is %s',
    async (state) => {
      const shop = await town.aShop()
      expect((await shop.deploys(shop.bad, state)).came).toBe('nothing')
    },
  )

  it.each([
    ['a transient environment', { environment: 'demo', transient: true }],
    ['a preview', { environment: 'preview/pr-12' }],
    ['a feature branch outside of production', { environment: 'qa', ref: 'feature' }],
  ])('is a deployment to %s', async (_which, over) => {
    const shop = await town.aShop()
    expect((await shop.deploys(shop.bad, 'failure', over)).came).toBe('nothing')
  })

  it('is an environment that the configuration leaves out', async () => {
    const shop = await town.aShop({ environments: { only: ['staging'], ignore: [] } })
    expect(await shop.fails()).toBe('not watched: environment')
  })

  it('writes nothing where the configuration says to observe', async () => {
    const shop = await town.aShop({ mode: 'observe' })
    const before = shop.mark()
    expect(await shop.fails()).toContain('culprit')
    expect(shop.writes(before)).toBe(0)
  })
})

it('one that comes and goes all day is one issue, with six last words at most', async () => {
  const shop = await town.aShop()
  await shop.fails()
  const behind = { runId: shop.played.badRun.id, jobId: shop.played.failingJob }
  for (let n = 0; n < 8; n += 1) {
    shop.passes(7 * 60_000)
    await shop.deploys(shop.good, 'success')
    shop.passes(7 * 60_000)
    await shop.deploys(shop.bad, 'failure', behind)
  }
  expect(shop.issue()).toMatchObject({ state: 'open' })
  expect(shop.issue().comments.length).toBeLessThanOrEqual(6)
}, 60_000)
