import { afterEach, beforeEach, expect, it } from 'vitest'

import { githubPace } from './pace.ts'
import { startStage, type Stage } from './stage.ts'

let stage: Stage

beforeEach(async () => {
  stage = await startStage({ commits: 1, double: { pace: githubPace } })
})

afterEach(() => stage.close())

it('lets 80 issues a minute be made, and says for how long to wait', async () => {
  const { ask, base, played } = stage
  const statuses: number[] = []
  for (let n = 0; n < 82; n++) statuses.push((await ask(`POST ${base}/issues`, { title: 'x' })).status)
  expect(statuses.filter((status) => status === 201)).toHaveLength(80)
  expect(played.repository.issues).toHaveLength(80)
  const refused = await ask(`POST ${base}/issues`, { title: 'x' })
  expect(refused).toMatchObject({
    status: 403,
    json: { message: expect.stringContaining('secondary') as string },
  })
  expect(refused.headers.get('retry-after')).toBe('60')
  expect((await ask(`GET ${base}`)).status).toBe(200)
})

it('counts a read once and a write five times', async () => {
  const { double, ask, base, played } = stage
  double.world.pace = { ...githubPace, pointsPerMinute: 12 }
  const issue = played.repository.issue({ title: 'x' })
  const patch = async () => (await ask(`PATCH ${base}/issues/${issue.number}`, { title: 'y' })).status
  expect([await patch(), await patch()]).toEqual([200, 200])
  expect((await ask(`GET ${base}`)).status).toBe(200)
  expect(await patch()).toBe(403)
  expect((await ask(`GET ${base}`)).status).toBe(200)
  expect((await ask(`GET ${base}`)).status).toBe(403)
})
