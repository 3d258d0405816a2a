import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { renamedOrder } from '../../../src/entries/app/renamed-order.ts'
import { startStage, type Stage } from '../../double/stage.ts'
import { payloadComplaints } from '../../double/webhook-schema.ts'

let stage: Stage

beforeAll(async () => {
  stage = await startStage({ commits: 1 })
})

afterAll(() => stage.close())

describe('a message of a new name', () => {
  it('of a repository asks for what is known of it to go on under that name', () => {
    const { double, played } = stage
    const { repository } = played
    const { owner, name: from } = repository
    repository.rename('renamed')
    const payload = double.payloads.renamed(repository, from)
    expect(payloadComplaints('repository', payload)).toEqual([])
    expect(renamedOrder('repository', payload)).toEqual({
      kind: 'renamed',
      renaming: { of: 'repository', owner, from, to: 'renamed' },
    })
  })

  it('of the account asks for that of all its repositories', () => {
    const { double, installationId, story } = stage
    const payload = double.payloads.accountRenamed(installationId, 'former')
    expect(payloadComplaints('installation_target', payload)).toEqual([])
    expect(renamedOrder('installation_target', payload)).toEqual({
      kind: 'renamed',
      renaming: { of: 'owner', from: 'former', to: story.owner },
    })
  })

  it('that names nothing that could be a name asks for nothing', () => {
    const { double, played } = stage
    const payload = double.payloads.renamed(played.repository, '../other')
    expect(renamedOrder('repository', payload)).toBeNull()
    expect(renamedOrder('repository', { ...payload, action: 'transferred' })).toBeNull()
    expect(renamedOrder('installation_target', payload)).toBeNull()
  })
})
