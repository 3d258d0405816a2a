import { afterEach, beforeEach, describe, expect, it } from 'vitest'

import { githubActor } from '../../../../src/adapters/github/github-actor.ts'
import { githubReruns } from '../../../../src/adapters/github/rerun/run-states.ts'
import type { IncidentId } from '../../../../src/engine/model/ids.ts'
import type { Actor } from '../../../../src/engine/ports.ts'
import type { Fault } from '../../../double/faults.ts'
import { startStage, type Stage } from '../../../double/stage.ts'
import { usualPermissions } from '../../../double/start-double.ts'
import { plainClient } from '../fake-api.ts'

let stage: Stage

beforeEach(async () => {
  stage = await startStage({ commits: 2 })
})

afterEach(async () => await stage.close())

const clientWith = (permissions = { ...usualPermissions, actions: 'write' } as typeof usualPermissions) =>
  plainClient(stage.double.url, stage.double.token({ kind: 'actions', permissions }))

function actor(permissions?: typeof usualPermissions): Actor {
  const pause = async (): Promise<void> => undefined
  const options = { markerKey: 'a-key-long-enough', login: 'github-actions[bot]', pause }
  return githubActor(clientWith(permissions), options)
}

const repo = () => ({ owner: stage.story.owner, name: stage.story.name })
const run = () => stage.played.badRun
const act = (attempt = 1) =>
  ({
    kind: 're-run',
    incident: 'incident-1' as IncidentId,
    repo: repo(),
    run: String(run().id),
    attempt,
  }) as const
const states = () => run().attempts.map(({ status }) => status)

describe('starting failed jobs again', () => {
  it('happens once for an attempt, whoever asks and however often', async () => {
    expect((await actor().perform(act(), { body: '' })).kind).toBe('done')
    expect(await actor().perform(act(), { body: '' })).toMatchObject({
      kind: 'already-done',
      url: expect.stringContaining(`/actions/runs/${run().id}`),
    })
    expect(states()).toEqual(['completed', 'queued'])
  })

  it.each<Fault>([{ kind: 'execute-then-502' }, { kind: 'reset', afterExecution: true }, { kind: 'reset' }])(
    'happens once, though GitHub answers it with $kind',
    async (fault) => {
      stage.double.fault({ ...fault, method: 'POST' })
      expect((await actor().perform(act(), { body: '' })).kind).toBe('done')
      expect(states()).toEqual(['completed', 'queued'])
    },
  )

  it('is refused in words without write access to actions', async () => {
    expect(await actor(usualPermissions).perform(act(), { body: '' })).toMatchObject({
      kind: 'refused',
      because: expect.stringContaining('actions'),
    })
    expect(states()).toEqual(['completed'])
  })
})

describe('how a run stands', () => {
  it('is told with what its workflow file says: a deployment may begin again', async () => {
    const reruns = githubReruns(clientWith())
    expect(await reruns.state(repo(), String(run().id))).toEqual({
      attempt: 1,
      isEnded: true,
      workflow: 'Deploy',
      deploys: { kind: 'maybe', because: 'its workflow file names an environment' },
    })
    await actor().perform(act(), { body: '' })
    expect(await reruns.state(repo(), String(run().id))).toMatchObject({ attempt: 2, isEnded: false })
  })

  it('may deploy where the file is not there or stands elsewhere', async () => {
    const { repository, badRun } = stage.played
    const reruns = githubReruns(clientWith())
    for (const [path, because] of [
      ['.github/workflows/gone.yml', 'could not be read'],
      ['dynamic/pages/pages-build-deployment', 'another repository'],
    ] as const) {
      const workflow = repository.workflow({ name: 'Other', path })
      const other = repository.run({ workflow, sha: badRun.sha, attempts: [{ jobs: [{ name: 'x' }] }] })
      const { deploys } = await reruns.state(repo(), String(other.id))
      expect(deploys).toEqual({ kind: 'maybe', because: expect.stringContaining(because) })
    }
  })
})
