import { afterAll, beforeAll, expect, it } from 'vitest'

import { githubActor } from '../../../src/adapters/github/github-actor.ts'
import { anIncidentId } from '../../builders/ids.ts'
import { startStage, type Stage } from '../../double/stage.ts'
import { plainClient } from './fake-api.ts'

let stage: Stage

beforeAll(async () => {
  stage = await startStage({ commits: 1 })
  stage.played.repository.rename('renamed')
})

afterAll(() => stage.close())

it('writes to a repository that was renamed, brings it up to date and closes it, once each', async () => {
  const { double, installationId, story, played } = stage
  const client = plainClient(double.url, double.token({ kind: 'installation', installation: installationId }))
  const actor = githubActor(client, { appSlug: double.app.slug, markerKey: 'x'.repeat(32) })
  const repo = { owner: story.owner, name: story.name }
  const incident = anIncidentId('moved')
  const publish = { kind: 'publish-issue', repo, incident, title: 'Broken', labels: ['x'] } as const
  expect(await actor.perform(publish, { body: 'one' })).toMatchObject({ kind: 'done' })
  expect(await actor.perform(publish, { body: 'two' })).toMatchObject({ kind: 'done' })
  expect(await actor.perform({ kind: 'close-issue', repo, incident }, { body: 'over' })).toMatchObject({
    kind: 'done',
  })
  expect(played.repository.issues).toMatchObject([{ title: 'Broken', state: 'closed', labels: ['x'] }])
  expect(played.repository.issues[0]?.comments).toHaveLength(1)
})
