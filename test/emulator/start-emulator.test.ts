import { afterAll, beforeAll, expect, it } from 'vitest'

import { probotClient } from '../double/probot-client.ts'
import { startStage, type Stage } from '../double/stage.ts'
import { startEmulator, type Emulator } from './start-emulator.ts'

let stage: Stage
let emulator: Emulator

beforeAll(async () => {
  stage = await startStage({ commits: 3 })
  emulator = await startEmulator(stage.double)
})

afterAll(async () => {
  await emulator.close()
  await stage.close()
})

const octokitOf = (baseUrl: string) => probotClient(stage.double, baseUrl, stage.installationId)

it('makes, changes and comments an issue with a token of the installation, as the double does', async () => {
  const where = { owner: stage.story.owner, repo: stage.story.name }
  const tell = async (url: string) => {
    const octokit = await octokitOf(url)
    const made = await octokit.rest.issues.create({
      ...where,
      title: 'Deploy failed',
      labels: ['prime-suspect'],
    })
    const issue = { ...where, issue_number: made.data.number }
    await octokit.rest.issues.createComment({ ...issue, body: 'A word' })
    const closed = await octokit.rest.issues.update({ ...issue, state: 'closed', state_reason: 'completed' })
    const comments = await octokit.rest.issues.listComments(issue)
    const listed = await octokit.rest.issues.listForRepo({
      ...where,
      state: 'closed',
      labels: 'prime-suspect',
    })
    return {
      made: [made.status, made.data.title, made.data.state, made.data.user?.login],
      closed: [closed.data.state, closed.data.state_reason, typeof closed.data.closed_at],
      comments: comments.data.map((comment) => comment.body),
      listed: listed.data.map((each) => each.title),
    }
  }
  expect(await tell(emulator.url)).toEqual(await tell(stage.double.url))
})

it('has the rest from the double, for those who hold its token', async () => {
  const octokit = await octokitOf(emulator.url)
  const where = { owner: stage.story.owner, repo: stage.story.name }
  const deployments = await octokit.rest.repos.listDeployments({ ...where, environment: 'production' })
  expect(deployments.data.map((each) => each.sha)).toEqual([stage.story.bad, stage.story.good])
  const query =
    'query ($owner: String!, $repo: String!) { repository(owner: $owner, name: $repo) { databaseId } }'
  expect(await octokit.graphql(query, where)).toEqual({
    repository: { databaseId: stage.played.repository.id },
  })
  expect(emulator.emulated.some((line) => line.includes('/access_tokens'))).toBe(true)
  expect(emulator.doubled).toContain('POST /graphql')
  const stranger = await fetch(`${emulator.url}${stage.base}/deployments`, {
    headers: { authorization: 'Bearer ghs_made_up' },
  })
  expect(stranger.status).toBe(401)
})

it('narrows a token to a repository by the id that the double gave', async () => {
  const minted = await fetch(`${emulator.url}/app/installations/${stage.installationId}/access_tokens`, {
    method: 'POST',
    headers: { authorization: `Bearer ${stage.double.jwt()}` },
    body: JSON.stringify({ repository_ids: [stage.played.repository.id], permissions: { issues: 'read' } }),
  })
  const { token } = (await minted.json()) as { token: string }
  const ask = (method: string, body?: string) =>
    fetch(`${emulator.url}${stage.base}/issues`, {
      method,
      headers: { authorization: `Bearer ${token}` },
      ...(body === undefined ? {} : { body }),
    })
  expect((await ask('GET')).status).toBe(200)
  expect((await ask('POST', '{"title":"x"}')).status).toBe(403)
})
