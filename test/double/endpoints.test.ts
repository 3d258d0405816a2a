import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { asking, type Ask } from './ask.ts'
import { describedOperations } from './github-openapi.ts'
import { playStory, type Played } from './play-story.ts'
import { startDouble, type Double } from './start-double.ts'
import { deployStory, type Story } from './story.ts'

// Every answer is checked against GitHub's description inside the double: a violation is a 500 here.

let double: Double
let story: Story
let played: Played
let ask: Ask
let askAsApp: Ask
let base: string

beforeAll(async () => {
  double = await startDouble()
  story = await deployStory({ commits: 6, mergeMethod: 'mixed' })
  played = await playStory(double, story)
  const installation = double.install({ account: story.owner })
  ask = asking(double, double.token({ kind: 'installation', installation: installation.id }))
  askAsApp = asking(double, double.jwt())
  base = `/repos/${story.owner}/${story.name}`
})

afterAll(async () => {
  await double.close()
  await story.remove()
})

describe('the repository', () => {
  it('tells its id and its default branch', async () => {
    const { status, json } = await ask(`GET ${base}`)
    expect(status).toBe(200)
    expect(json).toMatchObject({ id: played.repository.id, default_branch: 'main', has_issues: true })
  })

  it('is found whatever the case of its name', async () => {
    expect((await ask(`GET ${base.toUpperCase().replace('/REPOS', '/repos')}`)).status).toBe(200)
  })

  it('compares the good and the bad commit', async () => {
    const { status, json } = await ask(`GET ${base}/compare/${story.good}...${story.bad}?per_page=100&page=1`)
    expect(status).toBe(200)
    const landed = story.changes.flatMap((change) => change.commits)
    expect(json).toMatchObject({
      status: 'ahead',
      ahead_by: landed.length,
      behind_by: 0,
      merge_base_commit: { sha: story.good },
      commits: landed.map((sha) => ({ sha })),
    })
  })

  it('calls a roll-back "behind" and says when histories share nothing', async () => {
    const back = await ask(`GET ${base}/compare/${story.bad}...${story.good}`)
    expect(back.json).toMatchObject({ status: 'behind', ahead_by: 0, commits: [] })
    const same = await ask(`GET ${base}/compare/main...${story.bad}`)
    expect(same.json).toMatchObject({ status: 'identical', total_commits: 0 })
    expect((await ask(`GET ${base}/compare/${story.good}...${'0'.repeat(40)}`)).status).toBe(404)
  })

  it('lists the commits before a commit, newest first', async () => {
    const { json, headers } = await ask(`GET ${base}/commits?sha=${story.bad}&per_page=2`)
    const landed = story.changes.flatMap((change) => change.commits)
    expect(json).toMatchObject(
      landed
        .slice(-2)
        .toReversed()
        .map((sha) => ({ sha })),
    )
    expect(headers.get('link')).toContain('rel="next"')
    expect((await ask(`GET ${base}/commits?sha=nothing`)).status).toBe(404)
  })

  it('gives a commit with its files and patches', async () => {
    const { commit } = story.culprit
    const { status, json } = await ask(`GET ${base}/commits/${commit}?per_page=100`)
    expect(status).toBe(200)
    expect(json).toMatchObject({ sha: commit, stats: { additions: 2, deletions: 1 } })
    expect(JSON.stringify(json)).toContain('-  return customer.discount ?? 0')
  })

  it('gives the files of a pull request from where it branched off', async () => {
    const { status, json } = await ask(`GET ${base}/pulls/${story.culprit.number}/files?per_page=100`)
    expect(status).toBe(200)
    const files = json as { filename: string; patch: string; status: string }[]
    expect(files.map((file) => file.filename).toSorted()).toEqual(story.culprit.paths.toSorted())
    expect(files.find((file) => file.filename === 'src/prices.js')?.patch).toMatch(
      /^@@ -\d+,\d+ \+\d+,\d+ @@/,
    )
  })

  it('lists the whole tree and says when it cut it', async () => {
    const whole = await ask(`GET ${base}/git/trees/${story.bad}?recursive=1`)
    expect(whole.json).toMatchObject({ truncated: false })
    const paths = (whole.json as { tree: { path: string; type: string }[] }).tree
    expect(paths.filter((entry) => entry.type === 'blob').map((entry) => entry.path)).toEqual(
      expect.arrayContaining([...story.files.keys()]),
    )
    played.repository.treeLimit = 3
    const cut = await ask(`GET ${base}/git/trees/${story.bad}?recursive=1`)
    played.repository.treeLimit = 100_000
    expect(cut.json).toMatchObject({ truncated: true, tree: { length: 3 } })
  })
})

describe('the artifacts of a run', () => {
  it('are listed with their size, and downloaded from the other host', async () => {
    const { repository, badRun } = played
    const zip = Buffer.from('PK')
    const artifact = repository.artifact(badRun.id, { name: 'results', zip })
    const { json } = await ask(`GET ${base}/actions/runs/${badRun.id}/artifacts`)
    expect(json).toMatchObject({ total_count: 1, artifacts: [{ name: 'results', size_in_bytes: 2 }] })
    const link = await ask(`GET ${base}/actions/artifacts/${artifact.id}/zip`)
    expect(link.status).toBe(302)
    const download = await fetch(link.headers.get('location') ?? '')
    expect(Buffer.from(await download.arrayBuffer())).toEqual(zip)
    artifact.expired = 410
    expect((await ask(`GET ${base}/actions/artifacts/${artifact.id}/zip`)).status).toBe(410)
    badRun.artifacts.length = 0
  })
})

describe('deployments', () => {
  it('come newest first and are filtered by environment, commit and task', async () => {
    const { json } = await ask(`GET ${base}/deployments?environment=production&per_page=10`)
    expect(json).toMatchObject([{ id: played.badDeployment.id }, { id: played.goodDeployment.id }])
    expect((await ask(`GET ${base}/deployments?sha=${story.good}`)).json).toHaveLength(1)
    expect((await ask(`GET ${base}/deployments?task=deploy:migrations`)).json).toEqual([])
  })

  it('come alone and with their statuses, newest first', async () => {
    const { id } = played.badDeployment
    expect((await ask(`GET ${base}/deployments/${id}`)).json).toMatchObject({ sha: story.bad })
    const { json } = await ask(`GET ${base}/deployments/${id}/statuses`)
    expect(json).toMatchObject([{ state: 'failure' }, { state: 'in_progress' }])
    expect((await ask(`GET ${base}/deployments/1`)).status).toBe(404)
  })
})

describe('runs of workflows', () => {
  it('are filtered by branch, event and outcome', async () => {
    const runs = `${base}/actions/workflows/${played.workflow.id}/runs`
    const failed = await ask(`GET ${runs}?branch=main&status=failure&event=push&per_page=5`)
    expect(failed.json).toMatchObject({ total_count: 1, workflow_runs: [{ id: played.badRun.id }] })
    expect((await ask(`GET ${runs}?status=completed`)).json).toMatchObject({ total_count: 2 })
    expect((await ask(`GET ${runs}?branch=other`)).json).toMatchObject({ total_count: 0 })
    expect((await ask(`GET ${base}/actions/workflows/deploy.yml/runs`)).status).toBe(200)
  })

  it('show the jobs of each attempt and its own outcome', async () => {
    const run = played.repository.run({
      workflow: played.workflow,
      sha: story.bad,
      attempts: [{ jobs: [{ name: 'deploy', conclusion: 'failure' }] }],
    })
    played.repository.rerun(run.id, { jobs: [{ name: 'deploy' }] })
    const url = `${base}/actions/runs/${run.id}`
    expect((await ask(`GET ${url}`)).json).toMatchObject({ run_attempt: 2, conclusion: 'success' })
    const first = await ask(`GET ${url}/attempts/1/jobs?per_page=100`)
    expect(first.json).toMatchObject({ total_count: 1, jobs: [{ conclusion: 'failure', run_attempt: 1 }] })
    expect((await ask(`GET ${url}/attempts/3/jobs`)).status).toBe(404)
  })

  it('have annotations', async () => {
    const { json } = await ask(`GET ${base}/check-runs/${played.failingJob}/annotations?per_page=100`)
    expect(json).toMatchObject([
      { path: '.github' },
      { path: 'src/prices.js', start_line: story.throwsAt.line, annotation_level: 'failure' },
    ])
  })
})

it('serves every operation that the slice of the description holds', async () => {
  await ask('GET /rate_limit')
  const writer = asking(double, double.token({ kind: 'user', permissions: { contents: 'write' } }))
  const { tree } = await played.repository.git.commit(story.good)
  const asked = { tree, parents: [story.bad], message: 'As it was' }
  expect((await writer(`POST ${base}/git/commits`, asked)).status).toBe(201)
  await askAsApp('GET /app')
  await askAsApp('GET /app/installations')
  await askAsApp('GET /app/hook/config')
  await ask('GET /installation/repositories')
  await ask(`GET ${base}/actions/runs`)
  await askAsApp(`GET ${base}/installation`)
  await askAsApp(`POST /app/installations/${double.world.installations[0]?.id}/access_tokens`, {})
  await ask(`GET ${base}/actions/jobs/${played.failingJob}/logs`)
  await ask(`GET ${base}/actions/runs/${played.badRun.id}/jobs?filter=all`)
  const made = await ask(`POST ${base}/issues`, { title: 'x', body: 'y', labels: ['z'] })
  const { number } = made.json as { number: number }
  await ask(`PATCH ${base}/issues/${number}`, { state: 'closed' })
  const said = await ask(`POST ${base}/issues/${number}/comments`, { body: 'w' })
  await ask(`GET ${base}/issues/${number}/comments`)
  await ask(`GET ${base}/issues/${number}`)
  const { id } = said.json as { id: number }
  await ask(`POST ${base}/issues/comments/${id}/reactions`, { content: 'eyes' })
  await ask(`PATCH ${base}/issues/comments/${id}`, { body: 'v' })
  const onCommit = await ask(`POST ${base}/commits/${story.bad}/comments`, { body: 'w' })
  await ask(`GET ${base}/commits/${story.bad}/comments`)
  await ask(`PATCH ${base}/comments/${(onCommit.json as { id: number }).id}`, { body: 'v' })
  const rerunner = asking(double, double.token({ kind: 'user', permissions: { actions: 'write' } }))
  const checker = asking(double, double.token({ kind: 'actions', permissions: { checks: 'write' } }))
  const check = { status: 'completed', conclusion: 'neutral', output: { title: 't', summary: 's' } }
  const run = await checker(`POST ${base}/check-runs`, { name: 'c', head_sha: story.bad, ...check })
  await checker(`PATCH ${base}/check-runs/${(run.json as { id: number }).id}`, check)
  await checker(`GET ${base}/commits/${story.bad}/check-runs?check_name=c&filter=all`)
  await ask(`GET ${base}/collaborators/octocat/permission`)
  await rerunner(`POST ${base}/actions/runs/${played.badRun.id}/rerun-failed-jobs`)
  await ask(`GET ${base}/issues?labels=z&state=all`)
  const to = { to: `${double.url}/nobody`, secret: 'x', lost: true }
  const sent = await double.deliver('ping', { zen: 'x' }, { ...to, unchecked: true })
  await askAsApp('GET /app/hook/deliveries')
  await askAsApp(`GET /app/hook/deliveries/${sent.id}`)
  await askAsApp(`POST /app/hook/deliveries/${double.world.nextId()}/attempts`)
  expect(Object.keys(double.counts().byRoute)).toEqual(expect.arrayContaining([...describedOperations()]))
  expect(double.calls.filter((call) => call.status === null || call.status >= 500)).toEqual([])
})
