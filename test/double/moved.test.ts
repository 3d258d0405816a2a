import { afterAll, beforeAll, expect, it } from 'vitest'

import { startStage, type Stage } from './stage.ts'

let stage: Stage

beforeAll(async () => {
  stage = await startStage({ commits: 1 })
  stage.played.repository.rename('renamed')
})

afterAll(() => stage.close())

it('a repository under its old name sends reads on by 301 and writes by 307', async () => {
  const { ask, base, double, played } = stage
  const read = await ask(`GET ${base}/issues?state=all`)
  expect(read.status).toBe(301)
  const location = read.headers.get('location') ?? ''
  expect(location).toBe(`${double.url}/repositories/${played.repository.id}/issues?state=all`)
  expect((await ask(`GET ${location.slice(double.url.length)}`)).status).toBe(200)
  const write = await ask(`POST ${base}/issues`, { title: 'x' })
  expect(write.status).toBe(307)
  expect(played.repository.issues).toEqual([])
  expect((await ask(`GET ${base.replace(/[^/]+$/, 'renamed')}`)).json).toMatchObject({ name: 'renamed' })
})

it('GraphQL answers under both names', async () => {
  const { ask, story } = stage
  const query = `{ repository(owner: "${story.owner}", name: "${story.name}") { nameWithOwner } }`
  expect((await ask('POST /graphql', { query })).json).toEqual({
    data: { repository: { nameWithOwner: `${story.owner}/renamed` } },
  })
})
