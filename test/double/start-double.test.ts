import { expect, it } from 'vitest'

import { probotClient } from './probot-client.ts'
import { startStage } from './stage.ts'
import { startDouble } from './start-double.ts'

it('two doubles do not disturb each other', async () => {
  const [one, two] = await Promise.all([
    startStage({ commits: 2 }),
    startStage({ commits: 3, double: { app: { id: 7, slug: 'other' } } }),
  ])
  one.double.fault({ kind: 'status', status: 503, times: Infinity })
  const [failed, worked] = await Promise.all([
    one.ask(`GET ${one.base}`),
    two.ask(`POST ${two.base}/issues`, { title: 'Here only' }),
  ])
  expect([failed.status, worked.status]).toEqual([503, 201])
  expect(one.played.repository.issues).toHaveLength(0)
  expect([one.double.counts().total, two.double.counts().total]).toEqual([1, 1])
  const token = one.double.token({ kind: 'user' })
  const foreign = await fetch(`${two.double.url}${two.base}`, {
    headers: { authorization: `Bearer ${token}` },
  })
  expect(foreign.status).toBe(401)
  await Promise.all([one.close(), two.close()])
})

it('is a GitHub to the Octokit of Probot: handshake of the App, paging, redirects and GraphQL', async () => {
  const { double, story, installationId, played, close } = await startStage({ commits: 120 })
  for (const baseUrl of [double.url, `${double.url}/api/v3`]) {
    const octokit = await probotClient(double, baseUrl, installationId)
    const where = { owner: story.owner, repo: story.name }
    const pulls = await octokit.paginate('GET /repos/{owner}/{repo}/issues', { ...where, state: 'all' })
    expect(pulls).toHaveLength(played.repository.pulls.length)
    const log = await octokit.request('GET /repos/{owner}/{repo}/actions/jobs/{job_id}/logs', {
      ...where,
      job_id: played.failingJob,
    })
    expect(String(log.data)).toContain('TypeError')
    const { repository } = await octokit.graphql<{ repository: { databaseId: number } }>(
      'query ($owner: String!, $repo: String!) { repository(owner: $owner, name: $repo) { databaseId } }',
      where,
    )
    expect(repository.databaseId).toBe(played.repository.id)
  }
  // For each of the two: one token, five pages of issues, one link, one query; the log itself is no API call.
  expect(double.counts()).toMatchObject({ mints: 2, reads: 14, writes: 0, downloads: 2, total: 16 })
  await close()
})

it('adds up calls from a mark on', async () => {
  const { double, ask, base, close } = await startStage({ commits: 1 })
  await ask(`GET ${base}`)
  const mark = double.calls.length
  await ask(`POST ${base}/issues`, { title: 'x' })
  expect(double.counts(mark)).toMatchObject({ reads: 0, writes: 1, total: 1 })
  expect(double.calls.at(-1)).toMatchObject({ token: 'installation', apiVersion: '2022-11-28' })
  await close()
})

it('closes what still hangs', async () => {
  const double = await startDouble()
  double.fault({ kind: 'hang' })
  const hanging = fetch(double.url).then(
    () => 'answered',
    () => 'broken',
  )
  while (double.calls.length === 0) await new Promise((resolve) => setTimeout(resolve, 5))
  await double.close()
  expect(await hanging).toBe('broken')
})
