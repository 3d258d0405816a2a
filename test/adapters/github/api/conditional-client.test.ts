import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'

import { conditionalClient, knownAnswers } from '../../../../src/adapters/github/api/conditional-client.ts'
import { startStage, type Stage } from '../../../double/stage.ts'
import { plainClient } from '../fake-api.ts'

let stage: Stage
let answers: ReturnType<typeof knownAnswers>
let token: string

beforeAll(async () => {
  stage = await startStage({ commits: 2 })
})

afterAll(() => stage.close())

beforeEach(() => {
  stage.double.clearFaults()
  answers = knownAnswers()
  token = stage.double.token({ kind: 'installation', installation: stage.installationId })
})

const issues = () => `GET ${stage.base}/issues`
const client = (owner = '1', by = token, from = answers) =>
  conditionalClient(plainClient(stage.double.url, by), owner, from)

/** Statuses of the calls that were made meanwhile. */
async function statuses(act: () => Promise<unknown>): Promise<readonly (number | null)[]> {
  const since = stage.double.calls.length
  await act()
  return stage.double.calls.slice(since).map(({ status }) => status)
}

describe('what was read before', () => {
  it('is answered again without being sent again, and costs nothing of the rate limit', async () => {
    const first = await client().request(issues())
    const used = first.headers['x-ratelimit-used']
    const second = await client().request(issues())
    expect(stage.double.calls.at(-1)?.status).toBe(304)
    expect(second.status).toBe(200)
    expect(second.data).toEqual(first.data)
    expect(second.headers['x-ratelimit-used']).toBe(used)
  })

  it('is read anew once it changed', async () => {
    await client().request(issues())
    stage.played.repository.issue({ title: 'A new one' })
    const { data } = await client().request(issues())
    expect(JSON.stringify(data)).toContain('A new one')
    expect(await statuses(() => client().request(issues()))).toEqual([304])
  })

  it('is read anew by the next token, and then known to that one', async () => {
    await client().request(issues())
    const next = stage.double.token({ kind: 'installation', installation: stage.installationId })
    expect(await statuses(() => client('1', next).request(issues()))).toEqual([200])
    expect(await statuses(() => client('1', next).request(issues()))).toEqual([304])
  })

  it('is refused to a token that may not read it any more', async () => {
    await client().request(issues())
    const poor = stage.double.token({ kind: 'user', permissions: { metadata: 'read' } })
    await expect(client('1', poor).request(issues())).rejects.toMatchObject({ status: 403 })
  })

  it('is known to the installation that read it, and to no other', async () => {
    await client('1').request(issues())
    expect(await statuses(() => client('2').request(issues()))).toEqual([200])
    expect(await statuses(() => client('12').request(issues()))).toEqual([200])
    answers.forget('1')
    expect(await statuses(() => client('1').request(issues()))).toEqual([200])
    expect(await statuses(() => client('12').request(issues()))).toEqual([304])
  })

  it('is not kept where it was cut short', async () => {
    stage.double.fault({ kind: 'cut-json', clean: true })
    await client()
      .request(issues())
      .catch(() => undefined)
    expect(await statuses(() => client().request(issues()))).toEqual([200])
  })

  it('is forgotten when there is no room, what is used least first', async () => {
    const small = knownAnswers(5_000)
    const pages = ['', '?per_page=1', '?per_page=2'].map((query) => `${issues()}${query}`)
    for (let more = 0; more < 3; more += 1) stage.played.repository.issue({ title: 'x'.repeat(300) })
    for (const page of pages) await client('1', token, small).request(page)
    expect(await statuses(() => client('1', token, small).request(pages[2] ?? ''))).toEqual([304])
    expect(await statuses(() => client('1', token, small).request(pages[0] ?? ''))).toEqual([200])
  })

  it('takes part in reads only', async () => {
    const write = () => client().request(`POST ${stage.base}/issues`, { title: 'twice' })
    expect(await statuses(write)).toEqual([201])
    expect(await statuses(write)).toEqual([201])
  })
})
