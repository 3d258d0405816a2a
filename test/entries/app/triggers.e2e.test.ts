import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { type UnpacedApp, startUnpacedApp } from '../../../tools/torture/disorder/unpaced-app.ts'
import type { Payload } from '../../double/payloads.ts'
import { playStory, type Played } from '../../double/play-story.ts'
import type { DeploymentState, RunConclusion } from '../../double/records.ts'
import { startStage, type Stage } from '../../double/stage.ts'

/** Everything here comes by HTTP, signed, to the App's own receiver, and is worked on by its own worker. */
let stage: Stage
let app: UnpacedApp
const directory = mkdtempSync(join(tmpdir(), 'prime-suspect-triggers-'))

beforeAll(async () => {
  stage = await startStage({ commits: 4, mergeMethod: 'mixed', double: { logLinkMs: 24 * 3_600_000 } })
  stage.double.world.limits.core = stage.double.world.limits.graphql = Infinity
  app = await startUnpacedApp(stage.double, { kind: 'embedded', directory })
}, 120_000)

afterAll(async () => {
  await app.stop()
  rmSync(directory, { recursive: true, force: true })
  await stage.close()
})

type Told = readonly [event: string, payload: Payload]
type Home = Played['repository']

let homes = 0
/** The same past in a repository of its own. */
const aHome = async (): Promise<Home> => {
  homes += 1
  return (await playStory(stage.double, { ...stage.story, name: `trigger-${homes}` })).repository
}

async function send(told: readonly Told[]): Promise<void> {
  const to = { to: app.webhook, secret: app.secret, unchecked: true }
  for (const [event, payload] of told) {
    expect((await stage.double.deliver(event, payload, to)).status).toBe(202)
  }
  await app.idle()
}

async function casesOf({ owner, name }: Home): Promise<number> {
  return (await app.store.forInstallation(String(stage.installationId)).cases.openIn({ owner, name })).length
}

const bad = () => stage.story.bad

async function aRun(home: Home, conclusion: RunConclusion, over: object = {}): Promise<Told> {
  const workflow = home.workflow({
    name: `Test ${conclusion}`,
    path: `.github/workflows/${home.runs.length}.yml`,
  })
  const ended = conclusion === 'success' ? 'success' : 'failure'
  const attempts = [{ conclusion, jobs: [{ name: 'test', conclusion: ended, log: 'Error: no' } as const] }]
  const run = home.run({ workflow, sha: bad(), attempts, ...over })
  return ['workflow_run', await stage.double.payloads.workflowRun(home, run.id)]
}

async function aDeploy(home: Home, state: DeploymentState, over: object = {}): Promise<Told> {
  const made = { sha: bad(), environment: 'production', statuses: [state], ...over }
  const { id } = home.deployment(made)
  return ['deployment_status', await stage.double.payloads.deploymentStatus(home, id)]
}

const frameOf = ({ id, name, owner, defaultBranch }: Home) => ({
  repository: { id, name, owner: { login: owner }, default_branch: defaultBranch },
  installation: { id: stage.installationId },
})

const elsewhere = { id: 18_001, slug: 'circleci', name: 'CircleCI' }

function aSuite(home: Home, conclusion: string, over: object = {}): Told {
  const at = { head_branch: 'main', head_sha: bad(), updated_at: stage.story.badAt }
  const check_suite = { id: 77, ...at, conclusion, app: elsewhere, ...over }
  return ['check_suite', { action: 'completed', check_suite, ...frameOf(home) }]
}

function aCheck(home: Home, conclusion: string): Told {
  const check_run = {
    name: 'unit',
    head_sha: bad(),
    conclusion,
    completed_at: stage.story.badAt,
    output: null,
    app: elsewhere,
    check_suite: { id: 78, head_branch: 'main' },
  }
  return ['check_run', { action: 'completed', check_run, ...frameOf(home) }]
}

function aStatus(home: Home, state: string, branch = 'main'): Told {
  const said = { sha: bad(), state, context: 'ci/jenkins', description: null }
  return [
    'status',
    { ...said, branches: [{ name: branch }], updated_at: stage.story.badAt, ...frameOf(home) },
  ]
}

function aDispatch(home: Home, action: string, body: object): Told {
  return ['repository_dispatch', { action, branch: 'main', client_payload: body, ...frameOf(home) }]
}

const firing = { state: 'failed', name: 'Errors', environment: 'production', text: 'TypeError: x' }

type Tell = (home: Home) => Told | Promise<Told>

/** One starter for each way in which the thing can end. */
const ways = <T extends string>(
  what: string,
  ends: readonly T[],
  tell: (home: Home, end: T) => ReturnType<Tell>,
): [string, Tell][] => ends.map((end) => [`${what}: ${end}`, (home) => tell(home, end)])

describe('one incident is begun by', () => {
  it.each<[string, Tell]>([
    ...ways('a deployment', ['failure', 'error'], aDeploy),
    ...ways('a run', ['failure', 'timed_out', 'startup_failure'], aRun),
    ...ways('a suite of checks', ['failure', 'timed_out', 'startup_failure'], aSuite),
    ...ways('a check', ['failure'], aCheck),
    ...ways('a commit status', ['failure', 'error'], aStatus),
    ['an alert by dispatch', (home) => aDispatch(home, 'prime-suspect', firing)],
  ])('%s, however often it is told', async (_what, tell) => {
    const home = await aHome()
    const told = await tell(home)
    await send([told, told])
    expect(await casesOf(home)).toBe(1)
    expect(home.issues.length).toBeLessThanOrEqual(1)
  })
})

describe('nothing is begun by', () => {
  it('what is no failure, not ours, not of a watched branch, or our own doing', async () => {
    const home = await aHome()
    const before = stage.double.calls.length
    const over = ['cancelled', 'skipped', 'neutral', 'stale', 'action_required'] as const
    const states = ['inactive', 'queued', 'pending', 'in_progress'] as const
    const [own] = [{ id: stage.double.app.id, slug: stage.double.app.slug, name: 'Ours' }]
    const [, forked] = await aRun(home, 'failure')
    const fork = { ...(forked['workflow_run'] as object), head_repository: { id: 999_999 } }
    const { good } = stage.story
    await send([
      ...(await Promise.all(over.map(async (ended) => await aRun(home, ended)))),
      ...(await Promise.all(states.map(async (state) => await aDeploy(home, state)))),
      ...over.flatMap((ended) => [aSuite(home, ended), aCheck(home, ended)]),
      aStatus(home, 'pending'),
      await aRun(home, 'failure', { branch: 'feature' }),
      await aRun(home, 'failure', { branch: 'gh-readonly-queue/main/pr-1-abc' }),
      await aRun(home, 'failure', { branch: 'prime-suspect/revert-12' }),
      await aRun(home, 'failure', { event: 'pull_request' }),
      ['workflow_run', { ...forked, workflow_run: fork }],
      aSuite(home, 'failure', { head_branch: 'feature' }),
      aSuite(home, 'failure', { head_branch: null }),
      aSuite(home, 'failure', { app: own }),
      aSuite(home, 'failure', { app: { id: 15_368, slug: 'github-actions', name: 'GitHub Actions' } }),
      aStatus(home, 'failure', 'feature'),
      await aDeploy(home, 'failure', { environment: 'pr-12' }),
      await aDeploy(home, 'failure', { environment: 'qa', ref: 'feature' }),
      await aDeploy(home, 'failure', { environment: 'demo', transient: true }),
      aDispatch(home, 'build', firing),
      ['push', await stage.double.payloads.push(home, { before: good, after: bad() })],
    ])
    expect(await casesOf(home)).toBe(0)
    expect(home.issues).toEqual([])
    expect(stage.double.counts(before).writes).toBe(0)
  }, 60_000)
})
