import { describe, expect, it } from 'vitest'

import { lineHistories } from '../../../../src/adapters/github/context/line-histories.ts'
import type { ContextQuestion } from '../../../../src/engine/ports.ts'
import { commit, comparison, runIncident, sha } from '../facts.ts'
import { freshNock, graphql, rest } from '../fake-api.ts'
import { sessionOf } from '../session-of.ts'

freshNock()

const range = { kind: 'bounded', good: sha(1), bad: sha(100), goodFrom: 'workflow-run' } as const

function histories(paths: readonly string[], question: Partial<ContextQuestion> = {}) {
  const incident = runIncident()
  return lineHistories(sessionOf(incident), { incident, range, treeSha: sha(100), paths, ...question })
}

function commits(...listed: readonly number[]): void {
  const all = comparison(listed.map((n) => commit(n)))
  rest()
    .get(`/repos/acme/shop/compare/${sha(1)}...${sha(100)}`)
    .query(true)
    .reply(200, all)
}

function lines(startingLine: number, endingLine: number, by: number): object {
  return { startingLine, endingLine, commit: { oid: sha(by) } }
}

describe('the lines of files that nothing at hand tells of', () => {
  it('are those that commits of the range wrote last', async () => {
    commits(50, 60)
    const files = { f0: { ranges: [lines(1, 3, 50), lines(4, 9, 7)] }, f1: { ranges: [lines(2, 2, 60)] } }
    const asked = graphql('Blame', () => ({ body: { data: { repository: { object: files } } } }))
    expect(await histories(['a.ts', 'b.ts'])).toEqual({
      value: [
        { path: 'a.ts', start: 1, end: 3, commits: [sha(50)] },
        { path: 'b.ts', start: 2, end: 2, commits: [sha(60)] },
      ],
      gaps: [],
    })
    expect(asked).toEqual([{ owner: 'acme', name: 'shop', sha: sha(100), path0: 'a.ts', path1: 'b.ts' }])
  })

  it('leave a gap where blame breaks down', async () => {
    commits(50)
    graphql('Blame', () => ({ status: 502, body: {} }))
    const { value, gaps } = await histories(['a.ts'])
    expect(value).toEqual([])
    expect(gaps).toMatchObject([{ what: 'line history of 1 files' }])
  })

  it('are not asked for in an empty range', async () => {
    const nothing = { kind: 'empty', good: sha(1), bad: sha(1), because: 'same-commit' } as const
    expect((await histories(['a.ts'], { range: nothing })).value).toEqual([])
  })
})
