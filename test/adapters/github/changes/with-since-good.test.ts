import { describe, expect, it } from 'vitest'

import { withPatches } from '../../../../src/adapters/github/changes/change-files.ts'
import { goodMerges, withoutGood } from '../../../../src/adapters/github/changes/good-merges.ts'
import type { Commit } from '../../../../src/adapters/github/range/commit.ts'
import type { ChangeId } from '../../../../src/engine/model/ids.ts'
import { aChange } from '../../../builders/a-change.ts'
import { runIncident, sha } from '../facts.ts'
import { freshNock, graphql, rest } from '../fake-api.ts'
import { sessionOf } from '../session-of.ts'

freshNock()

const [root, good, after, mine, merge] = [sha(1), sha(2), sha(3), sha(4), sha(5)]

const commit = (own: Commit['sha'], ...parents: Commit['sha'][]): Commit => ({
  sha: own,
  nodeId: own,
  message: '',
  author: null,
  at: null,
  parents,
})
const commits = [commit(merge, mine, after), commit(mine, root), commit(after, good)]
const range = { kind: 'bounded', good, bad: merge, goodFrom: 'given' } as const

/** The merge that was pushed, with so many calls left to read it. */
async function read(budget: number, look: 'first' | 'second' = 'second') {
  const merges = goodMerges(range, { commits, files: [], gaps: [] })
  const pushed = withoutGood(
    aChange({ id: merge as string as ChangeId, pull: null, commits: [merge] }),
    merges,
  )
  const plan = { budget, look, commits, whole: [], merges, isInteresting: () => false } as const
  const { value, gaps } = await withPatches(sessionOf(runIncident()), [pushed], plan)
  return { change: value[0], gaps: gaps.map(({ what }) => what) }
}

function compared(paths: readonly string[], status = 200): void {
  const files = paths.map((filename) => ({ filename, status: 'modified', additions: 1, patch: '+ 1' }))
  rest()
    .get(`/repos/acme/shop/compare/${good}...${merge}`)
    .query({ per_page: 1, page: 1 })
    .reply(status, { files })
}

/** What stands at `<commit>:<path>`; everything else is as it was at first. */
function standing(ids: Readonly<Record<string, string>>) {
  return graphql('ObjectIds', (variables) => {
    const places = Object.entries(variables).filter(([name]) => name.startsWith('at'))
    const repository = places.map(([name, at]) => [`f${name.slice(2)}`, { oid: ids[String(at)] ?? sha(90) }])
    return { body: { data: { repository: Object.fromEntries(repository) } } }
  })
}

describe('a merge by which the good commit came in', () => {
  it('did what is new since the good commit and not on its first parent’s line', async () => {
    compared(['after.ts', 'mine.ts'])
    const ids = {
      [`${merge}:after.ts`]: sha(91),
      [`${merge}:mine.ts`]: sha(92),
      [`${mine}:mine.ts`]: sha(92),
    }
    const asked = standing({ ...ids, [`${after}:after.ts`]: sha(91) })
    const { change, gaps } = await read(9)
    expect(change?.files.map(({ path }) => path)).toEqual(['after.ts'])
    expect(change?.filesCompleteness).toEqual({ kind: 'complete' })
    expect(gaps).toEqual([])
    expect(asked).toHaveLength(1)
  })

  it('is told to be not known where GitHub does not compare it, and is not compared otherwise', async () => {
    compared([], 404)
    const { change, gaps } = await read(9)
    expect(change).toMatchObject({ files: [], filesCompleteness: { kind: 'unknown' } })
    expect(gaps).toEqual([`files of commit ${merge.slice(0, 12)}`, 'changes', 'patches of the changes'])
  })

  it('is told to be not known where GitHub does not say what stood there', async () => {
    compared(['after.ts'])
    const problem = { type: 'NOT_FOUND', path: ['repository'], message: 'No' }
    graphql('ObjectIds', () => ({ body: { data: { repository: null }, errors: [problem] } }))
    const { change, gaps } = await read(9)
    expect(change?.files).toEqual([])
    expect(gaps).toContain('what merges brought')
  })

  it('is not asked for where one call is left, which would not tell', async () => {
    const { change, gaps } = await read(1)
    expect(change?.files).toEqual([])
    expect(gaps).toContain('changes')
  })

  it('is told to be not known by the last look alone', async () => {
    const { gaps } = await read(1, 'first')
    expect(gaps).toEqual([])
  })

  it('names at most the files that GitHub compares, and says so', async () => {
    compared(Array.from({ length: 300 }, (_, n) => `file-${n}.ts`))
    standing(Object.fromEntries(Array.from({ length: 300 }, (_, n) => [`${merge}:file-${n}.ts`, sha(91)])))
    const { change } = await read(9)
    expect(change?.filesCompleteness).toMatchObject({ because: 'GitHub compared the first 300 files only.' })
  })

  it('is told by the files of which GitHub says what stood there, where that takes too many calls', async () => {
    const paths = Array.from({ length: 200 }, (_, n) => `file-${n}.ts`)
    compared(paths)
    standing(Object.fromEntries(paths.map((path) => [`${merge}:${path}`, sha(91)])))
    const { change } = await read(3)
    const because = 'Of 100 files it is not known who changed them.'
    expect(change?.filesCompleteness).toEqual({ kind: 'truncated', because })
  })
})
