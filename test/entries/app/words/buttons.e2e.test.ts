import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'

import { playStory, type Played } from '../../../double/play-story.ts'
import { startDouble, usualPermissions, type Double } from '../../../double/start-double.ts'
import { deployStory, type Story } from '../../../double/story.ts'
import { secret } from '../a-webhook.ts'
import { type AppProcess, startAppProcess } from '../running-app.ts'

const hour = 3_600_000
const configuration = [
  'report: { to: [issue, check-run] }',
  'revert: { mode: on-command }',
  'rerun: { workflows: [Deploy] }',
].join('\n')
const write = { checks: 'write', contents: 'write', pull_requests: 'write', actions: 'write' } as const
const acts = { ...usualPermissions, ...write }

let double: Double
let shared: Story
let directory: string
let app: AppProcess
let played: Played
let stages = 0

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'prime-suspect-buttons-'))
  // Today, because what was merged long ago is not reverted.
  const begins = new Date(Date.now() - 12 * hour).toISOString()
  shared = await deployStory({ commits: 6, configuration, begins })
  double = await startDouble()
  app = await startAppProcess(double, { DATA_DIRECTORY: directory }, { isToday: true })
})

beforeEach(async () => {
  const story = { ...shared, owner: `octo-${(stages += 1)}` }
  played = await playStory(double, story)
  double.install({ account: story.owner, permissions: acts })
})

async function deploymentFails(): Promise<void> {
  const failed = await double.payloads.deploymentStatus(played.repository, played.badDeployment.id)
  await tell('deployment_status', failed)
}

/** The newest attempt of the run that failed. */
async function runEnds(): Promise<void> {
  await tell('workflow_run', await double.payloads.workflowRun(played.repository, played.badRun.id))
}

/** What was started again ends so. */
async function attemptEnds(conclusion: 'success' | 'failure'): Promise<void> {
  const { repository, badRun, failingJob } = played
  const log = repository.job(failingJob)?.job.log ?? ''
  badRun.attempts.pop()
  const updatedAt = new Date().toISOString()
  repository.rerun(badRun.id, { updatedAt, jobs: [{ name: 'deploy', conclusion, log }] })
  await runEnds()
}

afterAll(async () => {
  await app.end('SIGTERM')
  rmSync(directory, { recursive: true, force: true })
  await shared.remove()
  await double.close()
})

async function tell(event: string, payload: Parameters<Double['deliver']>[1]): Promise<void> {
  const delivery = await double.deliver(event, payload, { to: app.webhook, secret })
  expect(delivery.answer).toBe('recorded\n')
  await app.done(delivery.guid)
}

function check() {
  const [only, another] = played.repository.ownChecks
  if (only === undefined || another !== undefined) throw new Error('There is one check for one incident')
  return only
}

function issue() {
  const [only] = played.repository.issues
  if (only === undefined) throw new Error('There is no issue')
  return only
}

const words = () => check().actions.map(({ identifier }) => identifier)
const drafts = () => played.repository.pulls.filter(({ draft }) => draft)

/** Somebody of a role presses what stands on the check, or stood there when their page was drawn. */
async function press(identifier: string, role: 'read' | 'triage' | 'write' | 'admin'): Promise<void> {
  const { repository } = played
  repository.collaborators.set(`${role}-person`, role)
  const by = { sender: `${role}-person`, identifier }
  await tell('check_run', double.payloads.pressed(repository, check().id, by))
}

describe('the buttons of the check', () => {
  it('let a maintainer have the culprit reverted, once', async () => {
    await deploymentFails()
    const { number } = shared.culprit
    expect(check().actions).toEqual([
      {
        label: `Revert #${number}`,
        description: 'Opens a draft; nothing is merged',
        identifier: `revert #${number}`,
      },
      {
        label: `Not #${number}`,
        description: 'This change did not cause it',
        identifier: `clear #${number}`,
      },
      { label: 'Run again', description: 'Starts the failed jobs once more', identifier: 'rerun' },
    ])
    await press(`revert #${number}`, 'write')
    expect(drafts()).toHaveLength(1)
    await press(`revert #${number}`, 'admin')
    expect(drafts()).toHaveLength(1)
  })

  it('do nothing for whoever may not write, and the record says so', async () => {
    await deploymentFails()
    const { writes } = double.counts()
    await press(`revert #${shared.culprit.number}`, 'triage')
    await press(`confirm #${shared.culprit.number}`, 'read')
    expect(double.counts().writes).toBe(writes)
    expect(drafts()).toEqual([])
    expect(app.log().match(/"because":"not allowed".*"not heard"/g)).toHaveLength(2)
  })

  it('change with what was said, and are gone when it is over', async () => {
    await deploymentFails()
    const { number } = shared.culprit
    await press(`confirm #${number}`, 'triage')
    expect(words()).toEqual([`revert #${number}`, `clear #${number}`, 'rerun'])
    await press(`clear #${number}`, 'triage')
    expect(words()).not.toContain(`revert #${number}`)
    const { repository } = played
    const at = new Date().toISOString()
    const good = repository.deployment({
      sha: shared.good,
      environment: 'production',
      createdAt: at,
      statuses: [{ state: 'success', createdAt: at }],
    })
    await tell('deployment_status', await double.payloads.deploymentStatus(repository, good.id))
    expect(check()).toMatchObject({ conclusion: 'success', actions: [] })
    expect(check().output.summary).not.toContain('prime-suspect:buttons')
    const { writes } = double.counts()
    await press(`revert #${number}`, 'admin')
    expect(double.counts().writes).toBe(writes)
    expect(drafts()).toEqual([])
  })

  it('start the failed jobs again, once an attempt, and tell that it passed at the same commit', async () => {
    await runEnds()
    await press('rerun', 'triage')
    expect(played.badRun.attempts).toHaveLength(1)
    await press('rerun', 'write')
    expect(played.badRun.attempts).toHaveLength(2)
    expect(issue().body).toContain(
      '**Under way.** A maintainer had the failed jobs started again (attempt 2).',
    )
    await press('rerun', 'write')
    expect(played.badRun.attempts).toHaveLength(2)
    expect(issue().body).toContain('because attempt 2 of its run has not ended yet')
    await attemptEnds('success')
    expect(issue().state).toBe('closed')
    expect(issue().comments.at(-1)?.body).toContain('That is the commit at which it failed')
  })

  it('start them again as often as is allowed, and tell that it failed again', async () => {
    await runEnds()
    for (const attempt of [2, 3]) {
      await press('rerun', 'write')
      await attemptEnds('failure')
      expect(issue().body).toContain(`(attempt ${attempt})`)
      expect(issue().body).toContain(`${attempt} failed`)
    }
    expect(words()).not.toContain('rerun')
    await press('rerun', 'write')
    expect(played.badRun.attempts).toHaveLength(3)
    expect(issue().body).toContain('because its run had 3 attempts already, and no more are allowed')
  })
})
