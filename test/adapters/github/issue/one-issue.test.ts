import { afterEach, beforeEach, describe, expect, it } from 'vitest'

import { githubActor } from '../../../../src/adapters/github/github-actor.ts'
import type { IncidentId } from '../../../../src/engine/model/ids.ts'
import type { Actor } from '../../../../src/engine/ports.ts'
import type { Fault } from '../../../double/faults.ts'
import type { DoubleRepository } from '../../../double/repository.ts'
import { startDouble, type Double } from '../../../double/start-double.ts'
import { deployStory, type Story } from '../../../double/story.ts'
import { plainClient } from '../fake-api.ts'
import { refusalFrom } from '../session-of.ts'

let github: Double
let story: Story
let repository: DoubleRepository
let actor: Actor

const ISSUES = '/repos/{owner}/{repo}/issues'
const COMMENTS = `${ISSUES}/{issue_number}/comments`

beforeEach(async () => {
  story = await deployStory({ commits: 1 })
  github = await startDouble()
  const { owner, name, dir: gitDir } = story
  repository = github.addRepository({ owner, name, gitDir })
  const client = plainClient(github.url, github.token({ kind: 'actions' }))
  const pause = async (): Promise<void> => undefined
  actor = githubActor(client, { markerKey: 'a-key-long-enough', login: 'github-actions[bot]', pause })
})

afterEach(async () => {
  await github.close()
  await story.remove()
})

function publish(body: string, second: { readonly isSecond?: true } = {}) {
  return actor.perform(
    { kind: 'publish-issue', ...act(), title: 'Broken', labels: ['prime-suspect'], ...second },
    { body },
  )
}

function close(body = 'Works again.') {
  return actor.perform({ kind: 'close-issue', ...act() }, { body })
}

function act() {
  return { incident: 'incident-1' as IncidentId, repo: { owner: story.owner, name: story.name } }
}

describe('one incident has one issue', () => {
  it('over its whole life', async () => {
    expect((await publish('One.')).kind).toBe('done')
    expect((await publish('One.')).kind).toBe('already-done')
    expect((await publish('Two.')).kind).toBe('done')
    expect((await close()).kind).toBe('done')
    expect((await close()).kind).toBe('already-done')
    expect((await publish('Three.')).kind).toBe('done')
    expect(repository.issues).toHaveLength(1)
    expect(repository.issues[0]).toMatchObject({
      state: 'open',
      title: 'Broken',
      body: expect.stringContaining('Three.'),
    })
    expect(github.violations).toEqual([])
  })

  it('which is closed without a word once it got six in a day, and speaks again the day after', async () => {
    for (let n = 0; n < 9; n += 1) {
      await publish(`Broken ${n}.`)
      await close(`Works again at ${n}.`)
    }
    expect(repository.issues[0]).toMatchObject({ state: 'closed' })
    expect(repository.issues[0]?.comments).toHaveLength(6)
    github.world.at(new Date(Date.parse(github.world.at()) + 25 * 3_600_000).toISOString())
    await publish('Broken once more.')
    await close('Works again the day after.')
    expect(repository.issues[0]?.comments).toHaveLength(7)
  })

  it('which a second opinion updates and never opens', async () => {
    expect(await publish('One.', { isSecond: true })).toMatchObject({ kind: 'refused' })
    expect(repository.issues).toEqual([])
    await publish('One.')
    expect((await publish('Two.', { isSecond: true })).kind).toBe('done')
    expect(repository.issues).toHaveLength(1)
    expect(repository.issues[0]?.body).toContain('Two.')
  })

  it.each<Fault>([
    { kind: 'execute-then-502' },
    { kind: 'reset', afterExecution: true },
    { kind: 'reset' },
    { kind: 'cut-json' },
    { kind: 'status', status: 502 },
    { kind: 'execute-then-502', times: 2 },
    { kind: 'reset', afterExecution: true, times: 2 },
  ])('although its creation is answered by $kind', async (fault) => {
    github.fault({ ...fault, method: 'POST', path: ISSUES })
    await refusalFrom(publish('One.'))
    await publish('One.')
    expect(repository.issues).toHaveLength(1)
  })

  it.each<Fault>([
    { kind: 'execute-then-502' },
    { kind: 'reset', afterExecution: true },
    { kind: 'cut-json' },
  ])('that is closed once and says one sentence although every write is answered by $kind', async (fault) => {
    await publish('One.')
    for (const method of ['POST', 'PATCH'])
      github.fault({ ...fault, method, when: (call) => call.kind === 'write' })
    for (const _ of [1, 2, 3]) await refusalFrom(close())
    expect(repository.issues[0]?.comments).toHaveLength(1)
    expect(repository.issues[0]).toMatchObject({ state: 'closed', stateReason: 'completed' })
  })

  it('that is closed without a word where it is locked, so that we may not comment on it', async () => {
    await publish('One.')
    const message = 'Unable to create comment because issue is locked.'
    github.fault({ kind: 'status', status: 403, body: { message }, method: 'POST', path: COMMENTS })
    expect((await close()).kind).toBe('done')
    expect(repository.issues[0]).toMatchObject({ state: 'closed', stateReason: 'completed', comments: [] })
  })

  it('that is found and closed however much the same account wrote since', async () => {
    await publish('One.')
    for (let n = 0; n < 310; n += 1)
      repository.issue({ title: `Nightly ${n}`, body: 'x', user: 'github-actions[bot]' })
    expect((await close()).kind).toBe('done')
    expect(repository.issues[0]).toMatchObject({ state: 'closed' })
  })

  it('of its own, whatever an outsider writes', async () => {
    await publish('One.')
    const marker = repository.issues[0]?.body?.split('\n')[0] ?? ''
    repository.issues.splice(0)
    const outsider = plainClient(github.url, github.token({ kind: 'user', login: 'mallory' }))
    const asked = {
      owner: story.owner,
      repo: story.name,
      title: 'x',
      body: marker,
      labels: ['prime-suspect'],
    }
    await outsider.request('POST /repos/{owner}/{repo}/issues', asked)
    expect((await publish('One.')).kind).toBe('done')
    expect(repository.issues.map((issue) => issue.body?.includes('One.'))).toEqual([false, true])
  })
})
