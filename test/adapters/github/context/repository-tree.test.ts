import { describe, expect, it } from 'vitest'

import { repositoryTree } from '../../../../src/adapters/github/context/repository-tree.ts'
import { runIncident, sha } from '../facts.ts'
import { freshNock, rest } from '../fake-api.ts'
import { refusalFrom, sessionOf } from '../session-of.ts'

freshNock()

function answered(status: number, body: object, headers: Record<string, string> = {}): void {
  rest()
    .get(`/repos/acme/shop/git/trees/${sha(100)}`)
    .query({ recursive: '1' })
    .reply(status, body, headers)
}

const tree = () => repositoryTree(sessionOf(runIncident()))

describe('the tree', () => {
  it('lists the files at the failing commit, not folders or submodules', async () => {
    const entries = [
      { path: 'src', type: 'tree' },
      { path: 'src/a.ts', type: 'blob' },
      { path: 'vendor', type: 'commit' },
    ]
    answered(200, { tree: entries, truncated: false })
    expect(await tree()).toEqual({ sha: sha(100), paths: ['src/a.ts'], completeness: { kind: 'complete' } })
  })

  it('says so when GitHub cut it', async () => {
    answered(200, { tree: [{ path: 'a', type: 'blob' }], truncated: true })
    expect(await tree()).toMatchObject({
      completeness: { kind: 'truncated', because: 'GitHub listed the first 1 files only.' },
    })
  })

  it.each([404, 409, 502])('is unknown, with the reason, at %i', async (status) => {
    answered(status, { message: 'no' })
    expect(await tree()).toMatchObject({ sha: null, paths: [], completeness: { kind: 'unknown' } })
  })

  it('ends the triage at a rate limit', async () => {
    answered(429, {}, { 'retry-after': '3' })
    expect(await refusalFrom(tree())).toMatchObject({ retryAfterMs: 3_000 })
  })
})
