import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterEach, beforeEach, describe, expect, it } from 'vitest'

import { startStage, type Stage } from '../double/stage.ts'
import { secret } from '../entries/app/a-webhook.ts'
import { type AppProcess, startAppProcess } from '../entries/app/running-app.ts'
import { type Emulator, startEmulator } from './start-emulator.ts'

let stage: Stage
let emulator: Emulator
let directory: string
let app: AppProcess

beforeEach(async () => {
  stage = await startStage({ commits: 6 })
  emulator = await startEmulator(stage.double)
  directory = mkdtempSync(join(tmpdir(), 'prime-suspect-emulator-'))
  app = await startAppProcess(stage.double, { DATA_DIRECTORY: directory }, { apiUrl: emulator.url })
})

afterEach(async () => {
  await app.end('SIGTERM')
  await emulator.close()
  rmSync(directory, { recursive: true, force: true })
  await stage.close()
})

type Issue = {
  readonly title: string
  readonly body: string
  readonly state: string
  readonly user: { readonly login: string }
}

async function issues(): Promise<readonly Issue[]> {
  const { owner, name } = stage.story
  const response = await fetch(`${emulator.url}/repos/${owner}/${name}/issues?state=all`)
  return (await response.json()) as Issue[]
}

async function tell(deploymentId: number): Promise<void> {
  const payload = await stage.double.payloads.deploymentStatus(stage.played.repository, deploymentId)
  const { guid } = await stage.double.deliver('deployment_status', payload, { to: app.webhook, secret })
  await app.done(guid)
}

describe('the App, with issues kept by an emulator that we did not write', () => {
  it('opens one issue as itself, names the right change, and closes it on recovery', async () => {
    await tell(stage.played.badDeployment.id)
    const opened = await issues()
    expect(opened.map(({ state, user }) => [state, user.login])).toEqual([
      ['open', `${stage.double.app.slug}[bot]`],
    ])
    expect(/#\d+/.exec(opened[0]?.body ?? '')?.[0]).toBe(`#${stage.story.culprit.number}`)

    const fixed = stage.played.repository.deployment({
      sha: stage.story.good,
      environment: 'production',
      statuses: ['in_progress', 'success'],
    })
    await tell(fixed.id)
    expect((await issues()).map(({ state }) => state)).toEqual(['closed'])
    expect(stage.played.repository.issues).toEqual([])
  })
})
