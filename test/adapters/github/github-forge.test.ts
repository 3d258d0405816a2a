import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'

import { githubClient } from '../../../src/adapters/github/client.ts'
import { type GitHubForge, githubForge } from '../../../src/adapters/github/github-forge.ts'
import { incidentFromPayload } from '../../../src/adapters/github/incident-from-payload.ts'
import { condenseLog } from '../../../src/engine/gather/condense-log.ts'
import type { Incident } from '../../../src/engine/model/incident.ts'
import { playStory, type Played } from '../../double/play-story.ts'
import { startDouble, type Double } from '../../double/start-double.ts'
import { deployStory, type Story } from '../../double/story.ts'
import { plainClient } from './fake-api.ts'
import { refusalFrom } from './session-of.ts'

let github: Double
let story: Story
let played: Played
let incident: Incident

beforeAll(async () => {
  story = await deployStory({ commits: 12, mergeMethod: 'mixed', directPushes: [4] })
})

beforeEach(async () => {
  github = await startDouble()
  played = await playStory(github, story)
  const payload = await github.payloads.deploymentStatus(played.repository, played.badDeployment.id)
  const meaning = incidentFromPayload('deployment_status', payload)
  if (meaning.kind !== 'incident') throw new Error(`The story's payload means nothing: ${meaning.kind}`)
  incident = meaning.incident
})

afterEach(async () => {
  await github.close()
})

afterAll(async () => {
  await story.remove()
})

function forge(client = plainClient(github.url, github.token({ kind: 'actions' }))): GitHubForge {
  return githubForge(client, { logHosts: [new URL(github.logsUrl).host], condenser: condenseLog })
}

async function gathered(of: GitHubForge) {
  const range = await of.range(incident)
  const [changes, failures, tree] = await Promise.all([
    of.changes(incident, range.value),
    of.failures(incident, range.value),
    of.tree(incident, range.value),
  ])
  return {
    range,
    changes,
    failures: failures.value,
    tree,
    gaps: [...range.gaps, ...changes.gaps, ...failures.gaps],
  }
}

describe('an incident of a whole GitHub', () => {
  it('is gathered without a gap: range, changes with their patches, logs and their baselines', async () => {
    const of = forge()
    const { range, changes, failures, tree, gaps } = await gathered(of)
    expect(gaps).toEqual([])
    expect(range.value).toEqual({ kind: 'bounded', good: story.good, bad: story.bad, goodFrom: 'deployment' })
    const expected = story.changes
      .toReversed()
      .map((change) => [change.number, change.commit, change.commits.toReversed()])
    expect(changes.value.map((change) => [change.pull, change.id, change.commits])).toEqual(expected)
    for (const change of changes.value) {
      const told = story.changes.find((one) => one.commit === change.id)
      expect(change.files.map((file) => file.path).toSorted()).toEqual([...(told?.paths ?? [])].toSorted())
      expect(change.filesCompleteness).toEqual({ kind: 'complete' })
    }
    const culprit = changes.value.find((change) => change.id === story.culprit.commit)
    expect(culprit?.files.every((file) => file.patch?.startsWith('@@'))).toBe(true)
    expect(failures.failures).toMatchObject([
      { name: 'deploy', baseline: { completeness: { kind: 'complete' } } },
    ])
    expect(failures.failures[0]?.log.text).toContain(story.throwsAt.path)
    expect(failures.attempts.map((one) => one.outcome)).toEqual(['failed', 'passed'])
    expect(tree.paths.toSorted()).toEqual([...story.files.keys()].toSorted())
    const question = { incident, range: range.value, treeSha: tree.sha, paths: [story.throwsAt.path] }
    const context = await of.context(question)
    expect(context.value.sources).toMatchObject([{ text: story.files.get(story.throwsAt.path) }])
    const histories = await of.lineHistories?.(question)
    const lines = histories?.value.filter(
      (history) => history.start <= story.throwsAt.line && story.throwsAt.line <= history.end,
    )
    expect(lines?.map((history) => history.commits)).toHaveLength(1)
    expect(github.violations).toEqual([])
  })

  it('is asked a second time for the patches of the paths that matter', async () => {
    const client = plainClient(github.url, github.token({ kind: 'actions' }))
    const of = githubForge(client, {
      logHosts: [new URL(github.logsUrl).host],
      patchBudget: 0,
      condenser: condenseLog,
    })
    const { value: range } = await of.range(incident)
    const { value: changes, gaps } = await of.changes(incident, range)
    expect(gaps).toEqual([])
    const blind = await of.patches(incident, changes, [])
    expect(blind.gaps).toMatchObject([{ what: 'patches of the changes' }])
    const culprit = changes.find((change) => change.id === story.culprit.commit)
    expect(culprit?.files.some((file) => file.patch === null)).toBe(true)
    const second = githubForge(client, { logHosts: [], patchBudget: 4, condenser: condenseLog })
    const { value: again } = await second.patches(
      incident,
      changes,
      culprit?.files.map((file) => file.path) ?? [],
    )
    const read = again.find((change) => change.id === story.culprit.commit)
    expect(read?.files.every((file) => file.patch !== null)).toBe(true)
    expect(read?.filesCompleteness).toEqual({ kind: 'complete' })
  })

  it('is never written to', async () => {
    await gathered(forge())
    expect(github.calls.filter((call) => call.method !== 'GET' && call.path !== '/graphql')).toEqual([])
  })

  it('does not hand our token to the host of the logs', async () => {
    await gathered(forge())
    const downloads = github.calls.filter((call) => call.host === 'logs')
    expect(downloads.map((call) => [call.token, call.status])).toEqual([
      ['none', 200],
      ['none', 200],
    ])
  })
})

describe('a GitHub that stumbles', () => {
  it('is asked for less at a time when its answers are cut, and nothing is missing', async () => {
    github.fault({
      kind: 'graphql-resource-limit',
      keep: 3,
      when: (call) => call.path === '/graphql',
      after: 1,
      times: 1,
    })
    const { changes, gaps } = await gathered(forge())
    expect(gaps).toEqual([])
    expect(changes.value.map((change) => change.pull)).toEqual(
      story.changes.toReversed().map((change) => change.number),
    )
  })

  it('leaves gaps and no lie when the logs are gone', async () => {
    github.fault({
      kind: 'status',
      status: 410,
      path: '/repos/{owner}/{repo}/actions/jobs/{job_id}/logs',
      times: 9,
    })
    const { failures, gaps } = await gathered(forge())
    expect(failures.failures).toMatchObject([
      { log: { text: '', completeness: { kind: 'unknown' } }, baseline: null },
    ])
    expect(gaps.map((gap) => gap.what)).toEqual([
      'the log of a failed job',
      'the last good log of a failed job',
    ])
  })

  it('ends the triage at a rate limit, with the time to wait', async () => {
    github.fault({
      kind: 'primary-rate-limit',
      resetIn: 600,
      path: '/repos/{owner}/{repo}/compare/{basehead}',
      times: 9,
    })
    const refusal = await refusalFrom(gathered(forge()))
    expect(refusal).toMatchObject({ kind: 'transient', retryAfterMs: expect.any(Number) })
  })

  it('is read all the same when connections break in the middle', async () => {
    github.fault({ kind: 'reset', path: '/repos/{owner}/{repo}/compare/{basehead}' })
    github.fault({ kind: 'reset', path: '/repos/{owner}/{repo}/git/trees/{tree_sha}' })
    const token = github.token({ kind: 'actions' })
    const retrying = githubClient({ token, baseUrl: github.url, userAgent: 'test' })
    expect((await gathered(forge(retrying))).gaps).toEqual([])
  })
})
