import { Octokit } from '@octokit/core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { roleOf } from '../../../../src/adapters/github/words/role-of.ts'
import { idOf } from '../../../double/app-key.ts'
import type { HeldRole } from '../../../double/repository.ts'
import { startStage, type Stage } from '../../../double/stage.ts'

let stage: Stage
let client: Octokit

beforeAll(async () => {
  stage = await startStage({ commits: 2 })
  const token = stage.double.token({ kind: 'installation', installation: stage.installationId })
  client = new Octokit({ auth: token, baseUrl: stage.double.url })
})

afterAll(async () => await stage.close())

async function roleAs(held: HeldRole, id = idOf('octocat')): Promise<string> {
  stage.played.repository.collaborators.set('octocat', held)
  const { owner, name } = stage.story
  return await roleOf(client, { owner, name }, { login: 'octocat', id: String(id) })
}

describe('what an account may do', () => {
  it.each(['admin', 'maintain', 'write', 'triage', 'read', 'none'] as const)(
    'is the built-in role %s',
    async (role) => {
      expect(await roleAs(role)).toBe(role)
    },
  )

  it.each(['maintain', 'write', 'triage', 'read'] as const)(
    'is %s by a role of an organisation’s own that stands on it',
    async (base) => {
      expect(await roleAs({ name: 'Release captain', base })).toBe(base)
    },
  )

  it('is no more than an own role gives, though it is called like a great one', async () => {
    expect(await roleAs({ name: 'Admin', base: 'read' })).toBe('read')
  })

  it('is nothing for an account that is gone, or whose name belongs to another by now', async () => {
    expect(await roleAs('gone')).toBe('none')
    expect(await roleAs('admin', 4)).toBe('none')
  })

  it('is not guessed where GitHub does not answer', async () => {
    stage.double.fault({
      path: '/repos/{owner}/{repo}/collaborators/{username}/permission',
      kind: 'status',
      status: 502,
      times: 9,
    })
    await expect(roleAs('admin')).rejects.toMatchObject({ name: 'Refusal', kind: 'transient' })
    stage.double.clearFaults()
  })
})
