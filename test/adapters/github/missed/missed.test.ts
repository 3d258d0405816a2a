import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { incidentFromPayload } from '../../../../src/adapters/github/incident-from-payload.ts'
import { hookAttempts, hookPayload } from '../../../../src/adapters/github/missed/hook-deliveries.ts'
import { recentOutcomes } from '../../../../src/adapters/github/missed/recent-outcomes.ts'
import {
  activeInstallations,
  busyRepositories,
} from '../../../../src/adapters/github/missed/watched-places.ts'
import type { GitHubClient } from '../../../../src/adapters/github/octokit.ts'
import { readEnvironment } from '../../../../src/config/environment.ts'
import { makeProbot } from '../../../../src/entries/app/app-probot.ts'
import { type Stage, startStage } from '../../../double/stage.ts'
import { secret } from '../../../entries/app/a-webhook.ts'

describe('what GitHub did not tell us', () => {
  let stage: Stage
  let app: GitHubClient
  let installed: GitHubClient

  beforeAll(async () => {
    stage = await startStage({ commits: 4 })
    const { double, installationId } = stage
    const environment = readEnvironment({
      APP_ID: String(double.app.id),
      PRIVATE_KEY: double.app.privateKey,
      WEBHOOK_SECRET: secret,
      GITHUB_API_URL: double.url,
      LOG_LEVEL: 'error',
    })
    if (environment.kind === 'incomplete') throw new Error('the settings are complete')
    const probot = await makeProbot(environment.settings)
    app = await probot.auth()
    installed = await probot.auth(installationId)
  })

  afterAll(async () => await stage.close())

  it('is found among all attempts, page by page, with what was to be delivered', async () => {
    const { double, played } = stage
    const payload = await double.payloads.deploymentStatus(played.repository, played.badDeployment.id)
    const lost = { to: 'http://127.0.0.1:1/', secret, lost: true }
    for (let n = 0; n < 101; n++) await double.deliver('deployment_status', payload, lost)
    const since = Date.now() - 60_000
    const { attempts, next } = await hookAttempts(app, { since, from: null, mostPages: 10 })
    expect({ next, count: attempts.length, arrived: attempts.some(({ arrived }) => arrived) }).toEqual({
      next: null,
      count: 101,
      arrived: false,
    })
    expect(await hookPayload(app, attempts[0]?.id ?? '')).toEqual(payload)
    const first = await hookAttempts(app, { since, from: null, mostPages: 1 })
    const second = await hookAttempts(app, { since, from: first.next, mostPages: 1 })
    expect([...first.attempts, ...second.attempts]).toEqual(attempts)
    expect(second.next).toBeNull()
    const none = await hookAttempts(app, { since: Date.now() + 60_000, from: null, mostPages: 10 })
    expect(none).toEqual({ attempts: [], next: null })
  })

  it('is rebuilt from runs and deployments, and means what the webhook would have meant', async () => {
    const { double, played, story, installationId } = stage
    expect(await activeInstallations(app)).toEqual([String(installationId)])
    const [repository] = await busyRepositories(installed, 0)
    if (repository === undefined) throw new Error('there is a repository')
    const since = Date.parse(story.badAt) - 60_000
    const rebuilt = await recentOutcomes(installed, repository, String(installationId), since)
    const meant = rebuilt.map(({ event, payload }) => incidentFromPayload(event, payload))
    const sent = [
      await double.payloads.workflowRun(played.repository, played.badRun.id),
      await double.payloads.deploymentStatus(played.repository, played.badDeployment.id),
    ]
    const events = ['workflow_run', 'deployment_status']
    for (const [index, payload] of sent.entries()) {
      const meaning = incidentFromPayload(events[index] ?? '', payload)
      if (meaning.kind !== 'incident') throw new Error('a failure')
      const { failing, seenAt, badSha } = meaning.incident
      expect(meant).toContainEqual(
        expect.objectContaining({ incident: expect.objectContaining({ failing, seenAt, badSha }) }),
      )
    }
    expect(await recentOutcomes(installed, repository, '1', Date.parse('2027-01-01T00:00:00Z'))).toEqual([])
  })
})
