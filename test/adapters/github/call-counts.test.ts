import { afterEach, describe, expect, it } from 'vitest'

import { githubMergeChecks } from '../../../src/adapters/github/changes/checks-at-merge.ts'
import { countCalls } from '../../../src/adapters/github/count-calls.ts'
import { githubActor } from '../../../src/adapters/github/github-actor.ts'
import { githubForge } from '../../../src/adapters/github/github-forge.ts'
import { incidentFromPayload } from '../../../src/adapters/github/incident-from-payload.ts'
import { condenseLog } from '../../../src/engine/gather/condense-log.ts'
import type { Incident } from '../../../src/engine/model/incident.ts'
import { playStory, type Played } from '../../double/play-story.ts'
import { startDouble, type Double } from '../../double/start-double.ts'
import { deployStory, type StoryOptions } from '../../double/story.ts'
import { plainClient } from './fake-api.ts'

const ends: (() => Promise<void>)[] = []

afterEach(async () => {
  for (const end of ends.splice(0)) await end()
})

async function played(options: StoryOptions): Promise<{ github: Double; played: Played; path: string }> {
  const story = await deployStory(options)
  ends.push(story.remove)
  const github = await startDouble()
  ends.push(() => github.close())
  return { github, played: await playStory(github, story), path: story.throwsAt.path }
}

async function incidentOf(github: Double, story: Played, kind: 'deployment' | 'run'): Promise<Incident> {
  const { repository, badDeployment, badRun } = story
  const [event, payload] =
    kind === 'deployment'
      ? (['deployment_status', await github.payloads.deploymentStatus(repository, badDeployment.id)] as const)
      : (['workflow_run', await github.payloads.workflowRun(repository, badRun.id)] as const)
  const meaning = incidentFromPayload(event, payload)
  if (meaning.kind !== 'incident') throw new Error(`The story's payload means ${meaning.kind}`)
  return meaning.incident
}

/** A whole triage with its issue; the calls are counted by the double, as GitHub would. */
async function triage(options: StoryOptions, kind: 'deployment' | 'run') {
  const { github, played: story, path } = await played(options)
  const incident = await incidentOf(github, story, kind)
  const since = github.calls.length
  const client = plainClient(github.url, github.token({ kind: 'actions' }))
  let counted = 0
  const onCall = () => (counted += 1)
  const forge = githubForge(client, {
    logHosts: [new URL(github.logsUrl).host],
    onCall,
    condenser: condenseLog,
  })
  const range = await forge.range(incident)
  const [changes, , tree] = await Promise.all([
    forge.changes(incident, range.value),
    forge.failures(incident, range.value),
    forge.tree(incident, range.value),
  ])
  await forge.context({ incident, range: range.value, treeSha: tree.sha, paths: [path] })
  const checks = githubMergeChecks(countCalls(client, onCall))
  await checks.checksAtMerge(incident.repo, changes.value.slice(0, 10))
  const { reads } = github.counts(since)
  const publish = { kind: 'publish-issue', incident: incident.id, repo: incident.repo, title: 'x' } as const
  const actor = githubActor(client, { markerKey: 'a-key-long-enough', login: 'github-actions[bot]' })
  const done = await actor.perform({ ...publish, labels: ['prime-suspect'] }, { body: 'The report.' })
  expect(done.kind).toBe('done')
  return { changes: changes.value, reads, counted, all: github.counts(since) }
}

const everyOne = Array.from({ length: 10 }, (_, index) => index + 1)

describe('the calls of one incident, from its range to its issue', () => {
  it.each<[string, number, StoryOptions, 'deployment' | 'run']>([
    ['10 squashed pull requests, deployed', 20, { commits: 10, mergeMethod: 'squash' }, 'deployment'],
    ['10 squashed pull requests, tested', 20, { commits: 10, mergeMethod: 'squash' }, 'run'],
    ['10 direct pushes, deployed', 20, { commits: 10, directPushes: everyOne }, 'deployment'],
    ['40 pull requests merged in every way', 26, { commits: 40, mergeMethod: 'mixed' }, 'deployment'],
    ['100 squashed pull requests, deployed', 26, { commits: 100, mergeMethod: 'squash' }, 'deployment'],
    ['100 squashed pull requests, tested', 26, { commits: 100, mergeMethod: 'squash' }, 'run'],
    ['300 squashed pull requests, deployed', 110, { commits: 300, mergeMethod: 'squash' }, 'deployment'],
  ])('are, for %s, at most %i', async (_, most, options, kind) => {
    const { all, reads, counted, changes } = await triage(options, kind)
    expect(all.reads).toBeLessThanOrEqual(most)
    expect(all.writes).toBe(1)
    expect(counted).toBe(reads)
    expect(changes).toHaveLength(options.commits ?? 0)
  })

  it('read every patch of ten pull requests', async () => {
    const { changes } = await triage({ commits: 10, mergeMethod: 'squash' }, 'deployment')
    expect(changes.every((change) => change.filesCompleteness.kind === 'complete')).toBe(true)
  })
})
