import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'

import { openStore } from '../../../src/adapters/store/open-store.ts'
import { quiet } from '../../adapters/store/contract/under-test.ts'
import { damageTables } from '../../adapters/store/embedded/flip-bytes.ts'
import type { Delivery } from '../../double/deliveries.ts'
import type { Payload } from '../../double/payloads.ts'
import { startStage, type Stage } from '../../double/stage.ts'
import { startPostgres } from '../../postgres/start-postgres.ts'
import { secret } from './a-webhook.ts'
import { type AppProcess, startAppProcess } from './running-app.ts'

let stage: Stage
let directory: string
let app: AppProcess
/** An empty store, to be copied: making one takes seconds. */
const fresh = mkdtempSync(join(tmpdir(), 'prime-suspect-app-'))

beforeAll(async () => {
  await (await openStore({ kind: 'embedded', directory: fresh }, quiet)).close()
})

afterAll(() => rmSync(fresh, { recursive: true, force: true }))

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'prime-suspect-app-'))
  cpSync(fresh, directory, { recursive: true })
})

afterEach(async () => {
  await app.end('SIGTERM')
  rmSync(directory, { recursive: true, force: true })
  await stage.close()
})

async function begin(commits: number): Promise<void> {
  stage = await startStage({ commits, mergeMethod: 'mixed' })
  app = await startAppProcess(stage.double, { DATA_DIRECTORY: directory })
}

type How = { readonly redeliver?: Delivery; readonly to?: string }

async function send(event: string, payload: Payload, how: How = {}): Promise<Delivery> {
  return await stage.double.deliver(event, payload, { to: app.webhook, secret, ...how })
}

const issues = () => stage.played.repository.issues
const failure = async () =>
  await stage.double.payloads.deploymentStatus(stage.played.repository, stage.played.badDeployment.id)

/** The first change that an issue names. */
function firstSuspect(body: string | null | undefined): string | undefined {
  return /#\d+/.exec(body ?? '')?.[0]
}

async function settled(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 1500))
}

describe('the App', () => {
  it('turns a failed deployment of a hundred changes into one issue that names the right one, within its calls', async () => {
    await begin(100)
    await app.said(/GitHub knows this App/)
    const before = stage.double.calls.length
    const delivery = await send('deployment_status', await failure())
    expect(delivery).toMatchObject({ status: 202, answer: 'recorded\n' })
    await app.done(delivery.guid)
    expect(issues().map(({ state }) => state)).toEqual(['open'])
    const { culprit } = stage.story
    expect(firstSuspect(issues()[0]?.body)).toBe(`#${culprit.number}`)
    const { total, byRoute } = stage.double.counts(before)
    expect({ total, byRoute }).toSatisfy(() => total <= 30)
  })

  it('tells one failure once, however often and in whatever words GitHub tells it', async () => {
    await begin(10)
    const first = await send('deployment_status', await failure())
    await app.done(first.guid)
    const { repository, badRun } = stage.played
    const run = await send('workflow_run', await stage.double.payloads.workflowRun(repository, badRun.id))
    await app.done(run.guid)
    const calls = stage.double.calls.length
    expect((await send('deployment_status', {}, { redeliver: first })).answer).toBe('duplicate\n')
    for (let n = 0; n < 20; n++) {
      expect((await send('deployment_status', first.payload)).answer).toBe('duplicate\n')
    }
    await settled()
    expect(stage.double.calls).toHaveLength(calls)
    expect(issues()).toHaveLength(1)
    expect(issues()[0]?.comments).toEqual([])
  })

  it('closes the issue when the environment is good again', async () => {
    await begin(10)
    const failed = await send('deployment_status', await failure())
    await app.done(failed.guid)
    const { repository } = stage.played
    const fixed = repository.deployment({
      sha: stage.story.good,
      environment: 'production',
      statuses: ['in_progress', 'success'],
    })
    const recovery = await send(
      'deployment_status',
      await stage.double.payloads.deploymentStatus(repository, fixed.id),
    )
    await app.done(recovery.guid)
    expect(issues()).toMatchObject([
      {
        state: 'closed',
        stateReason: 'completed',
        comments: [{ body: expect.stringContaining('A deployment to `production` succeeded again at') }],
      },
    ])
  })

  it.each([
    ['before GitHub made it', { kind: 'hang' }],
    ['after GitHub made it and before it could say so', { kind: 'reset', afterExecution: true }],
  ] as const)(
    'loses nothing and tells nothing twice when it is killed while it makes its issue, %s',
    async (_when, fault) => {
      await begin(10)
      const struck = stage.double.fault({
        method: 'POST',
        path: '/repos/{owner}/{repo}/issues',
        ...fault,
      }).struck
      const delivery = await send('deployment_status', await failure())
      await expect.poll(struck, { timeout: 60_000, interval: 10 }).toBe(1)
      expect(await app.end('SIGKILL')).toBe('SIGKILL')
      app = await startAppProcess(stage.double, { DATA_DIRECTORY: directory })
      await app.done(delivery.guid)
      expect(issues()).toHaveLength(1)
    },
  )

  it('waits for a rate limit in its queue and then goes on', async () => {
    await begin(10)
    const limit = stage.double.fault({ path: '/graphql', kind: 'secondary-rate-limit', retryAfter: 3 })
    const delivery = await send('deployment_status', await failure())
    await app.said(/"afterMs":3000.*"put off"/)
    await app.done(delivery.guid)
    expect(limit.struck()).toBe(1)
    expect(issues()).toHaveLength(1)
  })

  it('obeys the configuration of the repository', async () => {
    await begin(4)
    stage.double.fault({
      path: '/graphql',
      when: ({ body }) => JSON.stringify(body).includes('HEAD:.github/prime-suspect.yml'),
      kind: 'status',
      status: 200,
      body: {
        data: {
          repository: { f0: { text: 'mode: observe\n', isBinary: false, isTruncated: false, byteSize: 14 } },
        },
      },
    })
    await app.done((await send('deployment_status', await failure())).guid)
    expect(app.log()).toContain('"triaged"')
    expect(issues()).toEqual([])
    expect(stage.double.counts().writes).toBe(0)
  })

  it('tells one failure once with two processes on one PostgreSQL server', async () => {
    stage = await startStage({ commits: 10, mergeMethod: 'mixed' })
    const server = await startPostgres()
    const store = { DATABASE_URL: await server.createDatabase() }
    app = await startAppProcess(stage.double, store)
    const other = await startAppProcess(stage.double, store)
    const { repository, badRun } = stage.played
    const failed = await failure()
    const run = await stage.double.payloads.workflowRun(repository, badRun.id)
    const answers = await Promise.all([
      send('deployment_status', failed),
      send('deployment_status', failed, { to: other.webhook }),
      send('workflow_run', run, { to: other.webhook }),
    ])
    expect(answers.map(({ answer }) => answer).sort()).toEqual(['duplicate\n', 'recorded\n', 'recorded\n'])
    const recorded = answers.filter(({ answer }) => answer === 'recorded\n').map(({ guid }) => guid)
    await Promise.all(recorded.map(async (guid) => await Promise.race([app.done(guid), other.done(guid)])))
    expect(issues()).toHaveLength(1)
    expect(await Promise.all([app.end('SIGTERM'), other.end('SIGTERM')])).toEqual([0, 0])
    await server.stop()
  })

  it('does at a redelivery what stood in its way before', async () => {
    await begin(4)
    stage.played.repository.hasIssues = false
    const refused = await send('deployment_status', await failure())
    await app.said(new RegExp(`"delivery":"${refused.guid}".*"state":"refused"`))
    stage.played.repository.hasIssues = true
    const again = await send('deployment_status', {}, { redeliver: refused })
    expect(again.answer).toBe('recorded\n')
    await app.said(new RegExp(`"delivery":"${refused.guid}".*"state":"done"`))
    expect(issues()).toHaveLength(1)
  })

  it('forgets everything of an installation that is gone', async () => {
    await begin(4)
    await app.done((await send('deployment_status', await failure())).guid)
    const gone = stage.double.payloads.installation('deleted', stage.installationId)
    await app.done((await send('installation', gone)).guid)
    await app.end('SIGTERM')
    const store = await openStore({ kind: 'embedded', directory }, quiet)
    const { cases } = store.forInstallation(String(stage.installationId))
    const failing = {
      kind: 'deployment',
      environment: 'production',
      deploymentId: '',
      task: 'deploy',
      runId: null,
    } as const
    expect(await cases.openFor({ owner: stage.story.owner, name: stage.story.name }, failing)).toEqual([])
    await store.close()
  })

  it('takes nothing that is not signed and keeps its secrets to itself', async () => {
    await begin(10)
    const wrong = { to: app.webhook, secret: `not ${secret}` }
    expect((await stage.double.deliver('deployment_status', await failure(), wrong)).status).toBe(401)
    await app.done((await send('deployment_status', await failure())).guid)
    for (const canary of [secret, stage.double.app.privateKey.slice(100, 140), 'ghs_']) {
      expect(app.log()).not.toContain(canary)
    }
  })

  it('hands on what it cannot finish when it is told to end', async () => {
    stage = await startStage({ commits: 4 })
    const server = await startPostgres()
    const store = { DATABASE_URL: await server.createDatabase() }
    app = await startAppProcess(stage.double, store, { drainWithinMs: 100 })
    const hanging = stage.double.fault({ path: '/graphql', kind: 'hang' })
    const delivery = await send('deployment_status', await failure())
    await expect.poll(hanging.struck, { timeout: 60_000, interval: 10 }).toBe(1)
    expect(await app.end('SIGTERM')).toBe(1)
    expect(app.log()).toMatch(/"jobs":1.*"stopped before all was finished: the jobs at hand are handed back"/)
    const left = await openStore({ kind: 'postgres', url: store.DATABASE_URL }, quiet)
    expect(await left.queue.depth()).toEqual({ waiting: 1, active: 0, dead: 0 })
    await left.close()
    app = await startAppProcess(stage.double, store)
    await app.done(delivery.guid)
    expect(issues()).toHaveLength(1)
    await app.end('SIGTERM')
    await server.stop()
  })

  it('ends when it finds its store damaged, and repairs it when it is started again', async () => {
    await begin(4)
    const first = await send('deployment_status', await failure())
    await app.done(first.guid)
    expect(await app.end('SIGTERM')).toBe(0)
    app = await startAppProcess(stage.double, { DATA_DIRECTORY: directory })
    damageTables(directory)
    // Refused with 500; or by nobody, where another query met the damage before.
    expect((await send('deployment_status', {}, { redeliver: first })).status).not.toBe(202)
    expect(await app.ended).toBe(1)
    expect(app.log()).toContain('THE EMBEDDED STORE WAS FOUND DAMAGED')
    app = await startAppProcess(stage.double, { DATA_DIRECTORY: directory })
    expect(app.log()).toContain('THE EMBEDDED STORE WAS RESTORED')
    expect((await send('deployment_status', {}, { redeliver: first })).answer).toBe('duplicate\n')
    expect(issues()).toHaveLength(1)
  })

  it('ends on SIGTERM and is quickly back', async () => {
    await begin(10)
    expect(await app.end('SIGTERM')).toBe(0)
    app = await startAppProcess(stage.double, { DATA_DIRECTORY: directory })
    expect((await fetch(`${app.url}/readyz`)).status).toBe(200)
  })
})
