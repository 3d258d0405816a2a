import { afterEach, describe, expect, it } from 'vitest'

import { conditionalClient, knownAnswers } from '../../../src/adapters/github/api/conditional-client.ts'
import { githubActor } from '../../../src/adapters/github/github-actor.ts'
import { githubForge } from '../../../src/adapters/github/github-forge.ts'
import { incidentFromPayload } from '../../../src/adapters/github/incident-from-payload.ts'
import { syntaxReader } from '../../../src/adapters/syntax/syntax-reader.ts'
import { repositoryConfig } from '../../../src/compose/repository-config.ts'
import { policyFromConfig } from '../../../src/config/policy-from-config.ts'
import { condenseLog } from '../../../src/engine/gather/condense-log.ts'
import type { IncidentId, Instant, Sha } from '../../../src/engine/model/ids.ts'
import type { Incident } from '../../../src/engine/model/incident.ts'
import { triage } from '../../../src/engine/triage.ts'
import type { Triaged } from '../../../src/engine/world.ts'
import { playStory, type Played } from '../../double/play-story.ts'
import { startDouble, type Double } from '../../double/start-double.ts'
import { deployStory, type Story, type StoryOptions } from '../../double/story.ts'
import { plainClient } from './fake-api.ts'

const ends: (() => Promise<void>)[] = []

afterEach(async () => {
  for (const end of ends.splice(0)) await end()
})

type Stage = {
  readonly github: Double
  readonly played: Played
  readonly story: Story
  readonly culprit: string
}

async function staged(options: StoryOptions): Promise<Stage> {
  const story = await deployStory(options)
  ends.push(story.remove)
  const github = await startDouble()
  ends.push(() => github.close())
  return { github, played: await playStory(github, story), story, culprit: story.culprit.commit }
}

type Kind = 'deployment' | 'run' | 'check'

async function incidentOf({ github, played, story }: Stage, kind: Kind): Promise<Incident> {
  const { repository, badDeployment, badRun } = played
  if (kind === 'check') {
    const { good, bad, badAt } = story
    const log = repository.job(played.failingJob)?.job.log
    const text = typeof log === 'string' ? log : ''
    repository.check({ sha: good, name: 'unit', title: 'All tests passed' })
    repository.check({ sha: bad, name: 'unit', conclusion: 'failure', title: '1 test failed', text })
    return {
      id: 'incident-of-check' as IncidentId,
      repo: { owner: repository.owner, name: repository.name },
      failing: { kind: 'check', name: 'unit', branch: 'main' },
      title: 'unit failed',
      badSha: bad as Sha,
      seenAt: badAt as Instant,
    }
  }
  const [event, payload] =
    kind === 'deployment'
      ? (['deployment_status', await github.payloads.deploymentStatus(repository, badDeployment.id)] as const)
      : (['workflow_run', await github.payloads.workflowRun(repository, badRun.id)] as const)
  const meaning = incidentFromPayload(event, payload)
  if (meaning.kind !== 'incident') throw new Error(`The story's payload means ${meaning.kind}`)
  return meaning.incident
}

/** A triage as the App makes it, with nothing in memory: its token is made first, its issue is written last. */
async function triaged(
  { github }: Stage,
  incident: Incident,
  token: string,
  answers = knownAnswers(),
): Promise<Triaged> {
  const client = conditionalClient(plainClient(github.url, token), 'the installation', answers)
  const config = await repositoryConfig(client, incident.repo)
  const forge = githubForge(client, {
    logHosts: [new URL(github.logsUrl).host],
    condenser: condenseLog,
    syntax: syntaxReader(),
  })
  let now = 0
  return await triage(
    incident,
    {
      forge,
      actor: githubActor(client, { markerKey: 'a-key-long-enough', login: 'prime-suspect[bot]' }),
      cases: null,
      model: null,
      clock: { now: () => (now += 1_000) },
      journal: { note: () => undefined },
      forgeUrl: 'https://github.com',
      apiCalls: () => now,
    },
    policyFromConfig(config),
  )
}

async function cold(stage: Stage, kind: Kind) {
  const { github, played } = stage
  const { id } = github.install({ account: played.repository.owner })
  const token = github.token({ kind: 'installation', installation: id })
  const incident = await incidentOf(stage, kind)
  const made = await triaged(stage, incident, token)
  const { total, writes } = github.counts()
  // The double's tokens work without the handshake that makes one, which is a call.
  return { ...made, incident, token, calls: total - writes + 1, writes }
}

/** What reading commit by commit costs beside the calls for the commits: what we ask ourselves for no commit. */
const AROUND_COMMITS = 12

function tell(line: string): void {
  process.stdout.write(`${line}\n`)
}

const everyOne = (count: number) => Array.from({ length: count }, (_, index) => index + 1)
const squash = { mergeMethod: 'squash' } as const

describe('the calls of one incident, from its token to its issue', () => {
  it.each<[string, number, StoryOptions, Kind]>([
    ['10 squashed pull requests, deployed', 20, { commits: 10, ...squash }, 'deployment'],
    ['10 squashed pull requests, tested', 20, { commits: 10, ...squash }, 'run'],
    ['10 direct pushes, deployed', 20, { commits: 10, directPushes: everyOne(10) }, 'deployment'],
    ['100 commits of 40 pull requests merged in every way', 26, { commits: 40, mergeMethod: 'mixed' }, 'run'],
    ['99 commits of 33 merged pull requests', 26, { commits: 33, mergeMethod: 'merge' }, 'deployment'],
    ['100 squashed pull requests, deployed', 26, { commits: 100, ...squash }, 'deployment'],
    ['100 squashed pull requests, tested', 26, { commits: 100, ...squash }, 'run'],
    ['100 direct pushes, deployed', 26, { commits: 100, directPushes: everyOne(100) }, 'deployment'],
    ['10 squashed pull requests, checked elsewhere', 20, { commits: 10, ...squash }, 'check'],
    ['100 squashed pull requests, checked elsewhere', 26, { commits: 100, ...squash }, 'check'],
    ['1000 squashed pull requests, deployed', 110, { commits: 1_000, ...squash }, 'deployment'],
  ])('are, for %s, at most %i', async (name, most, options, kind) => {
    const stage = await staged(options)
    const { dossier, judgement, calls, writes } = await cold(stage, kind)
    const { changes } = dossier
    const commits = changes.flatMap((change) => change.commits).length
    const read = changes.flatMap(({ files }) => files).filter(({ patch }) => patch !== null).length
    const naive = commits + AROUND_COMMITS
    tell(`${name}: ${calls} calls, ${read} patches read; a call a commit would be ${naive}`)
    expect(calls).toBeLessThanOrEqual(most)
    expect(writes).toBeLessThanOrEqual(3)
    expect(changes).toHaveLength(options.commits ?? 0)
    expect(changes.flatMap(({ files }) => files).length).toBeGreaterThanOrEqual(changes.length)
    expect(judgement.verdict).toMatchObject({ kind: 'culprit', id: stage.culprit })
  })

  it.each<[string, StoryOptions]>([
    ['10 squashed pull requests', { commits: 10, ...squash }],
    ['100 squashed pull requests', { commits: 100, ...squash }],
    ['40 pull requests merged in every way', { commits: 40, mergeMethod: 'mixed' }],
  ])('tell every patch of %s', async (_, options) => {
    const { dossier } = await cold(await staged(options), 'deployment')
    expect(dossier.changes.filter(({ filesCompleteness: { kind } }) => kind !== 'complete')).toEqual([])
  })

  it('write once for an update, and not at all where nothing new is to be said', async () => {
    const stage = await staged({ commits: 10, ...squash })
    const { incident, token, writes } = await cold(stage, 'deployment')
    expect(writes).toBe(1)
    const since = stage.github.calls.length
    await triaged(stage, incident, token)
    expect(stage.github.counts(since).writes).toBeLessThanOrEqual(1)
  })

  it.each<[Kind, number]>([
    ['deployment', 4],
    ['run', 4],
  ])('are fewer for an update within the hour of a token, of what GitHub counts: %s', async (kind, saved) => {
    const stage = await staged({ commits: 10, ...squash })
    const { github, played } = stage
    const { id } = github.install({ account: played.repository.owner })
    const token = github.token({ kind: 'installation', installation: id })
    const incident = await incidentOf(stage, kind)
    const answers = knownAnswers()
    const first = await triaged(stage, incident, token, answers)
    await triaged(stage, incident, token, answers)
    const since = github.calls.length
    const again = await triaged(stage, incident, token, answers)
    const { total, unmodified } = github.counts(since)
    tell(`an update of a failed ${kind}: ${total} calls, of which GitHub counts ${total - unmodified}`)
    expect(unmodified).toBeGreaterThanOrEqual(saved)
    expect(again.judgement).toEqual(first.judgement)
    expect(again.dossier.changes).toEqual(first.dossier.changes)
  })

  it('stay within the bar where three jobs failed in their second attempt', async () => {
    const stage = await staged({ commits: 10, ...squash })
    const { repository, badRun } = stage.played
    const failed = ['deploy', 'deploy eu', 'deploy us'].map((name) => ({
      name,
      conclusion: 'failure' as const,
      log: 'TypeError: boom\n',
    }))
    repository.rerun(badRun.id, { jobs: failed })
    const { calls, dossier } = await cold(stage, 'run')
    tell(`10 pull requests, three failed jobs in the second attempt: ${calls} calls`)
    expect(dossier.failures).toHaveLength(3)
    expect(calls).toBeLessThanOrEqual(20)
  })
})
