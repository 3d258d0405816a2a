import { afterAll, beforeAll, expect, it } from 'vitest'

import { repositoryConfig } from '../../src/compose/repository-config.ts'
import { plainClient } from '../adapters/github/fake-api.ts'
import { startStage, type Stage } from '../double/stage.ts'

let stage: Stage

beforeAll(async () => {
  stage = await startStage({ commits: 1, configuration: 'mode: observe\n' })
})

afterAll(() => stage.close())

const read = async () => {
  const { double, installationId, story } = stage
  const client = plainClient(double.url, double.token({ kind: 'installation', installation: installationId }))
  return await repositoryConfig(client, { owner: story.owner, name: story.name })
}

it('the owner who wants to be left alone is, and an answer cut short does not mean that there is no wish', async () => {
  expect(await read()).toMatchObject({ mode: 'observe' })
  stage.double.fault({ kind: 'graphql-resource-limit', keep: 0 })
  await expect(read()).rejects.toMatchObject({ kind: 'transient' })
})

it('comes with the record of a backtest that lies beside it, read in the same call', async () => {
  const before = stage.double.calls.length
  stage.double.fault({
    path: '/graphql',
    kind: 'status',
    status: 200,
    body: { data: { repository: { f0: null, f1: { text: '{"version":1}' } } } },
  })
  expect(await read()).toMatchObject({ mode: 'report', voteRecord: '{"version":1}' })
  expect(stage.double.calls).toHaveLength(before + 1)
  expect(JSON.stringify(stage.double.calls.at(-1)?.body)).toContain('HEAD:.github/prime-suspect-vote.json')
})
