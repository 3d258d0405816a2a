import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterAll, beforeAll, expect, it } from 'vitest'

import { buildAction } from '../../tools/build.ts'
import { startStage, type Stage } from '../double/stage.ts'
import { spawnAction } from './action/spawn-action.ts'
import { secret } from './app/a-webhook.ts'
import { startAppProcess } from './app/running-app.ts'
import { runCli } from './cli/run-cli.ts'

let stage: Stage
let folder: string

beforeAll(async () => {
  stage = await startStage({ commits: 10 })
  folder = mkdtempSync(join(tmpdir(), 'three-doors-'))
})

afterAll(async () => {
  rmSync(folder, { recursive: true, force: true })
  await stage.close()
})

const payload = () =>
  stage.double.payloads.deploymentStatus(stage.played.repository, stage.played.badDeployment.id)

/** The pull request that the App's issue names first. */
async function fromApp(): Promise<number> {
  const app = await startAppProcess(stage.double, { DATA_DIRECTORY: join(folder, 'data') })
  const { guid } = await stage.double.deliver('deployment_status', await payload(), {
    to: app.webhook,
    secret,
  })
  await app.done(guid)
  await app.end('SIGTERM')
  return Number(/#(\d+)/.exec(stage.played.repository.issues[0]?.body ?? '')?.[1])
}

type Named = { readonly pull: number }

async function fromAction(): Promise<number> {
  await buildAction(join(folder, 'action'))
  const { repository } = stage.played
  const { outputs } = await spawnAction({
    main: join(folder, 'action', 'index.js'),
    event: 'deployment_status',
    payload: await payload(),
    repository: repository.fullName,
    apiUrl: stage.double.url,
    inputs: {
      'github-token': stage.double.token({ kind: 'actions' }),
      'log-hosts': new URL(stage.double.logsUrl).host,
    },
  })
  const [first] = JSON.parse(outputs['suspects'] ?? '[]') as readonly Named[]
  return first?.pull ?? Number.NaN
}

async function fromCommandLine(): Promise<number> {
  const { dir, good, bad } = stage.story
  const log = join(folder, 'job.log')
  const printed = stage.played.repository.job(stage.played.failingJob)?.job.log
  if (typeof printed !== 'string') throw new Error('the failing job has a log')
  writeFileSync(log, printed)
  const { stdout } = await runCli([
    'triage',
    '--repo',
    dir,
    '--good',
    good,
    '--bad',
    bad,
    '--log',
    log,
    '--json',
  ])
  const report = JSON.parse(stdout) as { readonly suspects: readonly { readonly change: Named }[] }
  return report.suspects[0]?.change.pull ?? Number.NaN
}

it('names the same change through the App, the Action and the command line', async () => {
  const named = { app: await fromApp(), action: await fromAction(), commandLine: await fromCommandLine() }
  const { number } = stage.story.culprit
  expect(named).toEqual({ app: number, action: number, commandLine: number })
})
