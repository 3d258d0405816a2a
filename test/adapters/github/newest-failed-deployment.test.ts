import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { githubClient } from '../../../src/adapters/github/client.ts'
import { newestFailedDeployment } from '../../../src/adapters/github/newest-failed-deployment.ts'
import type { GitHubClient } from '../../../src/adapters/github/octokit.ts'
import { playStory, type Played } from '../../double/play-story.ts'
import { startDouble, type Double } from '../../double/start-double.ts'
import { deployStory, type Story } from '../../double/story.ts'

let github: Double
let story: Story
let played: Played
let client: GitHubClient

beforeAll(async () => {
  story = await deployStory({ commits: 3 })
  github = await startDouble()
  played = await playStory(github, story)
  client = githubClient({ token: github.token({ kind: 'actions' }), baseUrl: github.url, userAgent: 'test' })
})

afterAll(async () => {
  await github.close()
  await story.remove()
})

describe('newestFailedDeployment', () => {
  test('finds the failed one, whatever succeeded after it', async () => {
    played.repository.deployment({ sha: story.good, environment: 'production', statuses: ['success'] })
    expect(await ask('production')).toBe(String(played.badDeployment.id))
  })

  test('passes over one that failed and then succeeded', async () => {
    const { id } = played.repository.deployment({ sha: story.bad, environment: 'qa', statuses: ['error'] })
    played.repository.deployment({ sha: story.bad, environment: 'qa', statuses: ['failure', 'success'] })
    expect(await ask('qa')).toBe(String(id))
  })

  test('finds one that succeeded first and failed in the end', async () => {
    const statuses = ['success', 'failure'] as const
    const { id } = played.repository.deployment({ sha: story.bad, environment: 'canary', statuses })
    expect(await ask('canary')).toBe(String(id))
  })

  test.each([
    ['staging', 'None of the newest 1 deployments to staging failed'],
    ['nowhere', 'There is no deployment to nowhere'],
  ])('refuses where nothing failed: %s', async (environment, message) => {
    await expect(ask(environment)).rejects.toMatchObject({ kind: 'not-found', message })
  })
})

function ask(environment: string): Promise<string> {
  return newestFailedDeployment(client, { owner: story.owner, name: story.name }, environment)
}
