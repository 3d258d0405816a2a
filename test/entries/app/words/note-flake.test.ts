import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import type { IssueRecord } from '../../../double/records.ts'
import { type Hearing, openHearing } from './a-hearing.ts'

let hearing: Hearing
let cases = 0

beforeAll(async () => {
  hearing = await openHearing()
}, 60_000)

afterAll(async () => await hearing.close())

async function anIssue(): Promise<{ readonly name: string; readonly issue: IssueRecord }> {
  cases += 1
  return { name: `case-${cases}`, issue: await hearing.anOpenCase(`case-${cases}`) }
}

async function tell(issue: IssueRecord, by: { readonly sender: string; readonly label?: string }) {
  const payload = hearing.stage.double.payloads.issues(hearing.repository, issue.number, by)
  return await hearing.hear('issues', payload)
}

async function labels(issue: IssueRecord, label: string, sender = 'sorter') {
  hearing.repository.collaborators.set('sorter', 'triage')
  return await tell(issue, { sender, label })
}

async function closes(issue: IssueRecord, stateReason: IssueRecord['stateReason'], sender = 'sorter') {
  hearing.repository.collaborators.set('sorter', 'triage')
  issue.state = 'closed'
  issue.stateReason = stateReason
  issue.closedAt = hearing.stage.double.world.at()
  return await tell(issue, { sender })
}

describe('an issue that somebody takes for a flake', () => {
  it.each(['flaky', 'Flake', 'flaky-test'])('by the label %s is noted', async (label) => {
    const { name, issue } = await anIssue()
    const { writes } = hearing.stage.double.counts()
    expect(await labels(issue, label)).toMatchObject({ settled: { says: 'noted: flaky by label' } })
    expect((await hearing.told(name)).flaky).toBe(true)
    expect(hearing.stage.double.counts().writes).toBe(writes)
  })

  it('by closing it as not planned is noted with less weight', async () => {
    const { name, issue } = await anIssue()
    await closes(issue, 'not_planned')
    const noted = (await hearing.words.labelled()).find(({ incident }) => incident.id === name)
    expect(noted?.answer).toEqual({ culprits: [], weight: 0.25 })
  })

  it.each([
    ['another label', async (issue: IssueRecord) => await labels(issue, 'wontfix')],
    ['the end of an issue that is done', async (issue: IssueRecord) => await closes(issue, 'completed')],
    ['a duplicate', async (issue: IssueRecord) => await closes(issue, 'duplicate')],
    ['a bot', async (issue: IssueRecord) => await labels(issue, 'flaky', 'stale[bot]')],
  ])('is not noted for %s', async (_what, act) => {
    const { name, issue } = await anIssue()
    expect(await act(issue)).toBeNull()
    expect((await hearing.told(name)).flaky).toBe(false)
  })

  it('is not noted for somebody who may not sort issues, such as through a template', async () => {
    const { name, issue } = await anIssue()
    hearing.repository.collaborators.set('reader', 'read')
    expect(await labels(issue, 'flaky', 'reader')).toMatchObject({
      settled: { says: 'not noted: not allowed' },
    })
    expect((await hearing.told(name)).flaky).toBe(false)
  })

  it('is not noted for an issue of others', async () => {
    const theirs = hearing.repository.issue({ title: 'x', body: 'y' })
    expect(await labels(theirs, 'flaky')).toBeNull()
  })
})
