import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { asking } from './ask.ts'
import { startStage, type Stage } from './stage.ts'

let stage: Stage

beforeAll(async () => {
  stage = await startStage({ commits: 2 })
})

afterAll(() => stage.close())

const create = async (title: string, labels: readonly string[] = []): Promise<number> => {
  const { status, json } = await stage.ask(`POST ${stage.base}/issues`, { title, body: 'text', labels })
  expect(status).toBe(201)
  return (json as { number: number }).number
}

describe('an issue', () => {
  it('is made in the name of the App, with the number after the last pull request', async () => {
    const number = await create('Deploy failed', ['prime-suspect'])
    expect(number).toBe(Math.max(...stage.played.repository.pulls.map((pull) => pull.number)) + 1)
    const { json } = await stage.ask(
      `GET ${stage.base}/issues?creator=prime-suspect[bot]&labels=Prime-Suspect`,
    )
    expect(json).toMatchObject([
      { number, user: { type: 'Bot' }, performed_via_github_app: { slug: 'prime-suspect' } },
    ])
  })

  it('changes only in what the update names', async () => {
    const number = await create('Before', ['a'])
    const url = `${stage.base}/issues/${number}`
    expect((await stage.ask(`PATCH ${url}`, { title: 'After' })).json).toMatchObject({
      title: 'After',
      body: 'text',
      labels: [{ name: 'a' }],
      state: 'open',
    })
    const closed = await stage.ask(`PATCH ${url}`, { state: 'closed', state_reason: 'completed' })
    expect(closed.json).toMatchObject({ state: 'closed', closed_at: expect.any(String) as string })
    expect((await stage.ask(`PATCH ${url}`, { state: 'open' })).json).toMatchObject({
      closed_at: null,
      state_reason: 'reopened',
    })
  })

  it('carries comments in the order they came', async () => {
    const number = await create('Talk')
    const url = `${stage.base}/issues/${number}/comments`
    for (const body of ['one', 'two']) await stage.ask(`POST ${url}`, { body })
    expect((await stage.ask(`GET ${url}?per_page=100`)).json).toMatchObject([
      { body: 'one' },
      { body: 'two' },
    ])
  })

  it('is listed with the pull requests, told apart by their key', async () => {
    const { json } = await stage.ask(`GET ${stage.base}/issues?state=closed`)
    const closed = json as { pull_request?: object }[]
    expect(closed.filter((each) => each.pull_request !== undefined)).toHaveLength(
      stage.played.repository.pulls.length,
    )
  })

  it('is refused when its text is too long or its title empty', async () => {
    const url = `POST ${stage.base}/issues`
    expect((await stage.ask(url, { title: 'x', body: 'y'.repeat(65_537) })).status).toBe(422)
    expect((await stage.ask(url, { title: 'x'.repeat(257) })).status).toBe(422)
    expect((await stage.ask(url, { title: ' ' })).status).toBe(422)
  })

  it('answers 410 once deleted, as all do where issues are off', async () => {
    const number = await create('Gone')
    const record = stage.played.repository.issues.at(-1)
    if (record !== undefined) record.deleted = true
    expect((await stage.ask(`PATCH ${stage.base}/issues/${number}`, { title: 'x' })).status).toBe(410)
    stage.played.repository.hasIssues = false
    const off = await stage.ask(`POST ${stage.base}/issues`, { title: 'x' })
    stage.played.repository.hasIssues = true
    expect(off.status).toBe(410)
  })
})

it('names the writer by the token', async () => {
  const ask = asking(stage.double, stage.double.token({ kind: 'actions' }))
  const { json } = await ask(`POST ${stage.base}/issues`, { title: 'From a workflow' })
  expect(json).toMatchObject({ user: { login: 'github-actions[bot]' }, performed_via_github_app: null })
})
