import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { githubActor } from '../../../src/adapters/github/github-actor.ts'
import { lackingFor, needsOf } from '../../../src/adapters/github/granted.ts'
import type { Act } from '../../../src/engine/model/act.ts'
import type { ChangeId, IncidentId, Sha } from '../../../src/engine/model/ids.ts'
import { startStage, type Stage } from '../../double/stage.ts'
import { plainClient } from './fake-api.ts'

let stage: Stage

beforeAll(async () => {
  stage = await startStage({ commits: 3 })
})

afterAll(async () => await stage.close())

const reading = {
  metadata: 'read',
  contents: 'read',
  actions: 'read',
  deployments: 'read',
  checks: 'read',
  pull_requests: 'read',
  issues: 'read',
} as const

function perform(act: Act, who: { readonly appSlug: string } | { readonly login: string }) {
  const { double } = stage
  const client = plainClient(double.url, double.token({ kind: 'actions', permissions: reading }))
  const pause = async (): Promise<void> => undefined
  const options = { markerKey: 'a-key-long-enough', pause, ...who }
  return githubActor(client, options).perform(act, { body: 'The report.' })
}

function acts(): Readonly<Record<string, Act>> {
  const { story, played } = stage
  const base = { incident: 'incident-1' as IncidentId, repo: { owner: story.owner, name: story.name } }
  const { number, commit } = story.culprit
  const at = { kind: 'check-run', sha: story.bad as Sha } as const
  const landed = { change: commit as ChangeId, landed: commit as Sha }
  return {
    'issues: write': { kind: 'publish-issue', ...base, title: 'Broken', labels: [] },
    'checks: write': { kind: 'publish-report', ...base, at, title: 'Broken', onlyIfThere: false },
    'contents: write and pull requests: write': {
      kind: 'open-revert',
      ...base,
      pull: number ?? 0,
      ...landed,
      title: 'Revert',
    },
    'actions: write': { kind: 're-run', ...base, run: String(played.badRun.id), attempt: 1 },
  }
}

describe('what GitHub does not allow', () => {
  it.each(['issues: write', 'checks: write', 'contents: write and pull requests: write', 'actions: write'])(
    'is told with what it takes and where that is given: %s',
    async (needed) => {
      const act = acts()[needed] as Act
      const before = stage.double.calls.length
      expect(await perform(act, { appSlug: 'prime-suspect' })).toEqual({
        kind: 'refused',
        because: expect.stringMatching(new RegExp(`It takes ${needed}\\. Give it on the App’s page`)),
      })
      const tried = stage.double.calls.slice(before).filter(({ status }) => status === 403)
      expect(tried.length).toBeLessThanOrEqual(1)
      expect(await perform(act, { login: 'github-actions[bot]' })).toMatchObject({
        because: expect.stringContaining('Give it under "permissions" of the job'),
      })
    },
  )

  it('is told of issues that are switched off, with what helps', async () => {
    stage.played.repository.hasIssues = false
    expect(await perform(acts()['issues: write'] as Act, { appSlug: 'prime-suspect' })).toMatchObject({
      kind: 'refused',
      because: expect.stringContaining(
        'switch them on in the settings of the repository, or name another place',
      ),
    })
    stage.played.repository.hasIssues = true
  })
})

describe('what an act lacks', () => {
  it('is what was not granted; who may write may read', () => {
    const all = acts()
    const lacking = Object.entries(all).map(([needed, act]) => [
      needed,
      lackingFor(reading, needsOf(act)).join(' and '),
    ])
    for (const [needed, found] of lacking) expect(found).toBe(needed)
    const granted = {
      ...reading,
      contents: 'write',
      pull_requests: 'write',
      checks: 'write',
      actions: 'write',
    }
    for (const act of Object.values(all).slice(1)) expect(lackingFor(granted, needsOf(act))).toEqual([])
    expect(lackingFor({ contents: 'write' }, { contents: 'read' })).toEqual([])
  })
})
