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
