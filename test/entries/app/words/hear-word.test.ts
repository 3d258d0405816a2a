import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import type { IncidentId, Instant } from '../../../../src/engine/model/ids.ts'
import { aSha } from '../../../builders/ids.ts'
import type { IssueRecord } from '../../../double/records.ts'
import { type Hearing, openHearing } from './a-hearing.ts'

const hour = 3_600_000
let hearing: Hearing
let cases = 0

beforeAll(async () => {
  hearing = await openHearing()
}, 60_000)

afterAll(async () => await hearing.close())

async function aCase(): Promise<{ readonly name: string; readonly on: IssueRecord; readonly user: string }> {
  cases += 1
  const user = `maintainer-${cases}`
  hearing.repository.collaborators.set(user, 'maintain')
  return { name: `case-${cases}`, on: await hearing.anOpenCase(`case-${cases}`), user }
}

describe('a word', () => {
  it('is kept with the change it names, and looked at once more', async () => {
    const { name, ...by } = await aCase()
    await hearing.says({ ...by, body: '/suspect confirm #12' })
    await hearing.says({ ...by, body: '/suspect clear #13' })
    expect(await hearing.told(name)).toMatchObject({ confirmed: [aSha(12)], cleared: [aSha(13)] })
    expect(hearing.triaged.slice(-2)).toEqual([
      { incident: name, wish: null },
      { incident: name, wish: null },
    ])
  })

  it('has one effect, though its job is done twice', async () => {
    const by = await aCase()
    const { heard, comment } = await hearing.says({ ...by, body: '/suspect none' })
    if (heard === null) throw new Error('it was not heard')
    const writes = hearing.stage.double.counts().writes
    expect(await hearing.again({ ...heard.job, attempt: 1 })).toMatchObject({ says: 'heard: none' })
    expect(comment.reactions).toHaveLength(1)
    expect(hearing.stage.double.counts().writes).toBe(writes)
  })

  it('about a revert is handed on with the pull request, for the policy to say', async () => {
    const { name, ...by } = await aCase()
    await hearing.says({ ...by, body: '/suspect revert #13' })
    expect(hearing.triaged.at(-1)).toEqual({ incident: name, wish: { by: 'command', pull: 13 } })
    expect((await hearing.told(name)).confirmed).toEqual([])
  })

  it('of who lost the right between writing and hearing is not heard', async () => {
    const { name, on, user } = await aCase()
    const { repository, stage } = hearing
    const comment = repository.comment(on, { user, body: '/suspect none' })
    repository.collaborators.set(user, 'read')
    const payload = stage.double.payloads.issueComment(repository, comment.id)
    expect(await hearing.hear('issue_comment', payload)).toMatchObject({
      settled: { says: 'not heard: not allowed' },
    })
    expect((await hearing.told(name)).none).toBe(false)
  })

  it('of an account whose name belongs to another by now is not heard', async () => {
    const { name, on, user } = await aCase()
    const comment = hearing.repository.comment(on, { user, body: '/suspect none' })
    const payload = hearing.stage.double.payloads.issueComment(hearing.repository, comment.id)
    const stranger = (whole: unknown) => ({ ...(whole as object), id: 4 })
    const told = payload['comment'] as { readonly user: object }
    const forged = {
      ...payload,
      sender: stranger(payload['sender']),
      comment: { ...told, user: stranger(told.user) },
    }
    expect(await hearing.hear('issue_comment', forged)).toMatchObject({
      settled: { says: 'not heard: not allowed' },
    })
    expect((await hearing.told(name)).none).toBe(false)
  })

  it('is heard ten times an hour from one account, and then again an hour later', async () => {
    const { name, ...by } = await aCase()
    const said = async () => (await hearing.says({ ...by, body: '/suspect explain #12' })).reactions
    for (let n = 0; n < 10; n += 1) expect(await said()).toBe('eyes')
    expect(await said()).toBe('')
    const other = { on: by.on, user: 'other-maintainer' }
    hearing.repository.collaborators.set(other.user, 'triage')
    expect((await hearing.says({ ...other, body: '/suspect none' })).reactions).toBe('+1')
    hearing.passes(hour)
    expect(await said()).toBe('eyes')
    expect(await hearing.told(name)).toMatchObject({ none: true })
  })

  it('from three days ago is not heard', async () => {
    const { on, user } = await aCase()
    const comment = hearing.repository.comment(on, { user, body: '/suspect none' })
    hearing.passes(73 * hour)
    const payload = hearing.stage.double.payloads.issueComment(hearing.repository, comment.id)
    expect(await hearing.hear('issue_comment', payload)).toMatchObject({
      settled: { says: 'not heard: it is too old' },
    })
  })

  it('is not heard where the configuration says to observe only', async () => {
    const by = await aCase()
    hearing.setConfig({ mode: 'observe' })
    expect(await hearing.says({ ...by, body: '/suspect none' })).toMatchObject({ reactions: '', triages: 0 })
    hearing.setConfig({})
  })

  it('by a person through an App is not heard', async () => {
    const { on, user } = await aCase()
    const comment = hearing.repository.comment(on, { user, body: '/suspect none' })
    const payload = hearing.stage.double.payloads.issueComment(hearing.repository, comment.id)
    const via = { ...(payload['comment'] as object), performed_via_github_app: { id: 1 } }
    expect(await hearing.hear('issue_comment', { ...payload, comment: via })).toBeNull()
  })

  it('about what it was is kept after all is over, and opens nothing again', async () => {
    const { name, on, user } = await aCase()
    const known = await hearing.tenancy.cases.find(name as IncidentId)
    if (known !== null) await hearing.keep({ ...known, state: 'closed' })
    on.state = 'closed'
    const says = async (body: string) => await hearing.says({ on, user, body })
    expect(await says('/suspect confirm #12')).toMatchObject({ reactions: '+1', triages: 0 })
    expect(await says('/suspect rerun')).toMatchObject({ reactions: 'confused', triages: 0 })
    expect((await hearing.told(name)).confirmed).toEqual([aSha(12)])
    expect(on.state).toBe('closed')
  })
})

describe('a mute', () => {
  it('waits for its end in the queue and then brings the issue up to date', async () => {
    const by = await aCase()
    const { heard, reactions } = await hearing.says({ ...by, body: '/suspect mute 2h' })
    if (heard === null) throw new Error('it was not heard')
    expect({ reactions, settled: heard.settled }).toMatchObject({
      reactions: '+1',
      settled: { kind: 'later' },
    })
    hearing.passes(hour)
    expect(await hearing.again({ ...heard.job, attempt: 1 })).toMatchObject({ kind: 'later' })
    const before = hearing.triaged.length
    hearing.passes(hour)
    expect(await hearing.again({ ...heard.job, attempt: 2 })).toMatchObject({ says: 'no longer muted' })
    expect(hearing.triaged).toHaveLength(before + 1)
  })

  it('closes the issue at its end where the thing became good meanwhile', async () => {
    const { name, ...by } = await aCase()
    const { heard } = await hearing.says({ ...by, body: '/suspect mute 1h' })
    const record = await hearing.tenancy.cases.find(name as IncidentId)
    if (heard === null || record === null) throw new Error('it was not heard')
    const { repo, failing } = record.incident
    const at = '2026-12-01T00:00:00.000Z' as Instant
    const recovery = { kind: 'recovery', repo, working: failing, sha: aSha('good'), at } as const
    await hearing.again({ ...heard.job, order: recovery, delivery: 'recovery' })
    expect(by.on.state).toBe('open')
    hearing.passes(hour)
    await hearing.again({ ...heard.job, attempt: 1 })
    expect(by.on.state).toBe('closed')
    expect(await hearing.tenancy.cases.find(name as IncidentId)).toMatchObject({ state: 'closed' })
  })

  it('that somebody ended by closing the issue writes nothing more', async () => {
    const by = await aCase()
    const { heard, comment } = await hearing.says({ ...by, body: '/suspect mute 1h' })
    if (heard === null) throw new Error('it was not heard')
    by.on.state = 'closed'
    hearing.passes(hour)
    const before = hearing.triaged.length
    expect(await hearing.again({ ...heard.job, attempt: 1 })).toMatchObject({ says: 'no longer muted' })
    expect(hearing.triaged).toHaveLength(before)
    expect(comment.reactions.map(({ content }) => content)).toEqual(['+1'])
  })

  it('gives way to a later one', async () => {
    const by = await aCase()
    const first = (await hearing.says({ ...by, body: '/suspect mute 2d' })).heard
    const second = (await hearing.says({ ...by, body: '/suspect mute 5m' })).heard
    if (first === null || second === null) throw new Error('they were not heard')
    expect(second.settled).toMatchObject({ kind: 'later' })
    expect(await hearing.again({ ...first.job, attempt: 1 })).toMatchObject({
      says: 'muted for another time since',
    })
  })
})
