import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { githubForge } from '../../../../src/adapters/github/github-forge.ts'
import { condenseLog } from '../../../../src/engine/gather/condense-log.ts'
import type { IncidentId, Instant, Sha } from '../../../../src/engine/model/ids.ts'
import type { Incident } from '../../../../src/engine/model/incident.ts'
import { startStage, type Stage } from '../../../double/stage.ts'
import { plainClient } from '../fake-api.ts'

let stage: Stage

beforeAll(async () => {
  stage = await startStage({ commits: 6 })
  const { repository } = stage.played
  const { good, bad, throwsAt } = stage.story
  const later = stage.story.changes[1]?.commit ?? ''
  repository.check({ sha: good, name: 'unit', title: 'All of 79 tests passed', summary: '2 were skipped' })
  repository.check({ sha: later, name: 'unit', conclusion: 'cancelled' })
  const note = { path: throwsAt.path, line: throwsAt.line, endLine: throwsAt.line }
  repository.check({
    sha: bad,
    name: 'unit',
    conclusion: 'failure',
    title: '1 of 80 tests failed',
    summary: 'checkout › totals',
    annotations: [{ ...note, level: 'failure', message: 'TypeError', title: null }],
  })
  repository.check({ sha: bad, name: 'style', conclusion: 'success' })
  repository.commitStatus({ sha: good, context: 'ci/acme', state: 'success' })
  repository.commitStatus({ sha: bad, context: 'ci/acme', state: 'failure', description: 'Build 7 failed' })
})

afterAll(async () => {
  await stage.close()
})

async function gathered(name: string) {
  const incident: Incident = {
    id: 'incident-of-check' as IncidentId,
    repo: { owner: stage.story.owner, name: stage.story.name },
    failing: { kind: 'check', name },
    title: `${name} failed`,
    badSha: stage.story.bad as Sha,
    seenAt: stage.story.badAt as Instant,
  }
  const permissions = { contents: 'read', pull_requests: 'read', checks: 'read', statuses: 'read' } as const
  const token = stage.double.token({ kind: 'actions', permissions: { ...permissions, actions: 'read' } })
  const forge = githubForge(plainClient(stage.double.url, token), {
    logHosts: [new URL(stage.double.logsUrl).host],
    condenser: condenseLog,
  })
  const range = await forge.range(incident)
  const failures = await forge.failures(incident, range.value)
  const changes = await forge.changes(incident, range.value)
  return { range, failures, changes }
}

describe('a check that failed', () => {
  it.each(['unit', 'Acme CI', 'acme-ci'])('has a range, output, notes and neighbours: %s', async (name) => {
    const { range, failures, changes } = await gathered(name)
    expect(range).toEqual({
      value: { kind: 'bounded', good: stage.story.good, bad: stage.story.bad, goodFrom: 'check' },
      gaps: [],
    })
    expect(failures.gaps).toEqual([])
    expect(failures.value.failures).toMatchObject([
      {
        name: 'unit',
        log: { text: '1 of 80 tests failed\ncheckout › totals', completeness: { kind: 'complete' } },
        baseline: { text: 'All of 79 tests passed\n2 were skipped', completeness: { kind: 'complete' } },
        annotations: [{ path: stage.story.throwsAt.path, level: 'failure', message: 'TypeError' }],
      },
    ])
    const outcomes = failures.value.attempts.map(({ outcome }) => outcome)
    expect(outcomes[0]).toBe('failed')
    expect(outcomes.at(-1)).toBe('passed')
    expect(changes.value).toHaveLength(6)
  })

  it('has the log of its job, and the last good one, where it is a job of a workflow run', async () => {
    const { range, failures } = await gathered('deploy')
    expect(range.value).toMatchObject({ kind: 'bounded', good: stage.story.good })
    expect(failures.value.failures).toMatchObject([
      {
        name: 'deploy',
        log: { text: expect.stringContaining('TypeError') },
        baseline: { text: expect.stringContaining('Deployed.') },
      },
    ])
  })

  it('is a status that says one sentence', async () => {
    const { range, failures } = await gathered('ci/acme')
    expect(range.value).toMatchObject({ good: stage.story.good, goodFrom: 'check' })
    expect(failures.value.failures).toMatchObject([{ name: 'ci/acme', log: { text: 'Build 7 failed' } }])
    expect(failures.value.attempts.map(({ outcome }) => outcome)).toEqual(['failed', 'passed'])
  })

  it('leaves gaps where GitHub knows nothing of it', async () => {
    const { range, failures } = await gathered('something a person saw')
    expect(range).toMatchObject({
      value: { kind: 'bounded', good: stage.story.good, goodFrom: 'check' },
      gaps: [{ what: 'last known good', completeness: { because: expect.stringContaining('stands in') } }],
    })
    expect(failures.value.failures).toEqual([])
    expect(failures.gaps).toMatchObject([{ what: 'the failing checks' }])
  })
})
