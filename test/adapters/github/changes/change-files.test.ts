import { describe, expect, it } from 'vitest'

import { withPatches } from '../../../../src/adapters/github/changes/change-files.ts'
import type { PatchPlan } from '../../../../src/adapters/github/changes/patch-look.ts'
import type { Change } from '../../../../src/engine/model/change.ts'
import type { ChangeId } from '../../../../src/engine/model/ids.ts'
import { numbers, runIncident, sha } from '../facts.ts'
import { freshNock, rest } from '../fake-api.ts'
import { refusalFrom, sessionOf } from '../session-of.ts'

freshNock()

function pullRequest(number: number, path = `src/file-${number}.ts`): Change {
  return {
    id: sha(number) as string as ChangeId,
    kind: 'pull-request',
    pull: number,
    commits: [sha(number)],
    title: '',
    body: '',
    author: null,
    mergedAt: null,
    files: [{ path, previousPath: null, status: 'modified', additions: 1, deletions: 0, patch: null }],
    filesCompleteness: { kind: 'complete' },
  }
}

function directPush(number: number): Change {
  const filesCompleteness = { kind: 'unknown', because: 'not read' } as const
  return { ...pullRequest(number), kind: 'direct-push', pull: null, files: [], filesCompleteness }
}

function listed(path: string, fields: object = {}): object {
  return { filename: path, status: 'modified', additions: 1, deletions: 0, patch: `+ ${path}`, ...fields }
}

function pullFiles(number: number, files: readonly object[], page = 1, status = 200): void {
  rest()
    .get(`/repos/acme/shop/pulls/${number}/files`)
    .query({ per_page: 100, page })
    .reply(status, [...files])
}

function commitFiles(number: number, body: object): void {
  rest()
    .get(`/repos/acme/shop/commits/${sha(number)}`)
    .query({ per_page: 100, page: 1 })
    .reply(200, body)
}

const plan: PatchPlan = {
  budget: 8,
  look: 'second',
  commits: [],
  merges: new Map(),
  whole: [],
  isInteresting: () => false,
}

function read(changes: readonly Change[], given: Partial<PatchPlan> = {}) {
  return withPatches(sessionOf(runIncident()), changes, { ...plan, ...given })
}

describe('reading patches', () => {
  it('reads the changes whose paths are interesting before the others', async () => {
    pullFiles(3, [listed('src/file-3.ts')])
    const isInteresting = (path: string): boolean => path === 'src/file-3.ts'
    const { value, gaps } = await read([pullRequest(4), pullRequest(3)], { isInteresting, budget: 1 })
    expect(value).toMatchObject([
      { pull: 4, files: [{ patch: null }], filesCompleteness: { kind: 'truncated' } },
      { pull: 3, files: [{ patch: '+ src/file-3.ts' }], filesCompleteness: { kind: 'complete' } },
    ])
    expect(gaps).toMatchObject([
      {
        what: 'patches of the changes',
        completeness: { because: expect.stringContaining('1 of 2 changes') },
      },
    ])
  })

  it('reads those that promise something before the newest, and after the interesting ones', async () => {
    pullFiles(5, [listed('src/file-5.ts')])
    pullFiles(3, [listed('src/file-3.ts')])
    const isInteresting = (path: string): boolean => path === 'src/file-3.ts'
    const likely = new Set([pullRequest(5).id])
    const pulls = [9, 8, 5, 3].map((n) => pullRequest(n))
    const { value } = await read(pulls, { isInteresting, likely, budget: 2 })
    expect(value.flatMap(({ pull, files }) => (files[0]?.patch === null ? [] : [pull]))).toEqual([5, 3])
  })

  it('reads the newest where nothing is interesting, within the budget', async () => {
    pullFiles(9, [listed('src/file-9.ts')])
    pullFiles(8, [listed('src/file-8.ts')])
    const { value } = await read(
      numbers(1, 9)
        .toReversed()
        .map((n) => pullRequest(n)),
      { budget: 2 },
    )
    expect(value.filter((change) => change.files[0]?.patch !== null).map((change) => change.pull)).toEqual([
      9, 8,
    ])
  })

  it('reads direct pushes first, of which nothing is known', async () => {
    commitFiles(2, {
      sha: sha(2),
      files: [listed('a.ts'), listed('b.bin', { patch: undefined, additions: 0 })],
    })
    const { value, gaps } = await read([pullRequest(3), directPush(2)], { budget: 1 })
    expect(value[1]).toMatchObject({
      files: [{ path: 'a.ts' }, { path: 'b.bin', patch: null }],
      filesCompleteness: { kind: 'complete' },
    })
    expect(gaps).toHaveLength(1)
  })

  it('asks nothing where the whole difference tells all', async () => {
    const whole = [
      {
        ...pullRequest(3).files[0],
        path: 'src/file-3.ts',
        previousPath: null,
        status: 'modified',
        additions: 1,
        deletions: 0,
        patch: '+x',
      } as const,
    ]
    const session = sessionOf(runIncident())
    const { value, gaps } = await withPatches(session, [pullRequest(3)], { ...plan, whole })
    expect([value[0]?.files[0]?.patch, gaps, session.calls()]).toEqual(['+x', [], 0])
  })

  it('reads on page after page, at most three', async () => {
    const hundred = (page: number) => numbers(1, 100).map((n) => listed(`dir/${page}-${n}.ts`))
    for (const page of [1, 2, 3]) pullFiles(3, hundred(page), page)
    const { value } = await read([pullRequest(3)])
    expect(value[0]?.files).toHaveLength(300)
    expect(value[0]?.filesCompleteness).toEqual({
      kind: 'truncated',
      because: 'The first 300 files were read.',
    })
  })

  it('learns former names', async () => {
    pullFiles(3, [listed('new.ts', { status: 'renamed', previous_filename: 'old.ts' })])
    expect((await read([pullRequest(3)])).value[0]?.files).toMatchObject([
      { status: 'renamed', previousPath: 'old.ts' },
    ])
  })

  it('reads a change that only moved a file, since the listing does not tell from where', async () => {
    const moved = { path: 'new.ts', previousPath: null, status: 'renamed', patch: null } as const
    const change = { ...pullRequest(3), files: [{ ...moved, additions: 0, deletions: 0 }] }
    const counts = { status: 'renamed', previous_filename: 'old.ts', additions: 0, deletions: 0 }
    pullFiles(3, [{ ...listed('new.ts', counts), patch: undefined }])
    expect((await read([change])).value[0]?.files).toMatchObject([{ previousPath: 'old.ts' }])
    const unread = await read([change], { budget: 0 })
    expect(unread.value[0]?.filesCompleteness.kind).toBe('truncated')
    expect(unread.gaps).toHaveLength(1)
  })

  it('never spends more than one incident may cost', async () => {
    const many = numbers(1, 10).map((n) => pullRequest(n))
    for (const change of many) pullFiles(change.pull ?? 0, [listed('x')])
    const session = sessionOf(runIncident())
    await withPatches(session, many, { ...plan, budget: 1_000 })
    expect(session.calls()).toBe(10)
    rest().get('/rate_limit').times(10).reply(200, {})
    for (const _ of numbers(1, 5)) await session.client.request('GET /rate_limit')
    await withPatches(session, many, { ...plan, budget: 1_000 })
    expect(session.calls()).toBe(15)
  })

  it('leaves a gap for a change that cannot be read and goes on', async () => {
    pullFiles(4, [], 1, 404)
    pullFiles(3, [listed('src/file-3.ts')])
    const { value, gaps } = await read([pullRequest(4), pullRequest(3)])
    expect(value.map((change) => change.files[0]?.patch)).toEqual([null, '+ src/file-3.ts'])
    expect(gaps.map((gap) => gap.what)).toEqual(['files of pull request #4', 'patches of the changes'])
  })

  it('ends the triage at a rate limit', async () => {
    rest().get('/repos/acme/shop/pulls/4/files').query(true).reply(429, {}, { 'retry-after': '100' })
    expect(await refusalFrom(read([pullRequest(4)]))).toMatchObject({ retryAfterMs: 100_000 })
  })

  it('bears a commit without files', async () => {
    commitFiles(2, { sha: sha(2), files: [] })
    expect((await read([directPush(2)])).value[0]).toMatchObject({
      files: [],
      filesCompleteness: { kind: 'complete' },
    })
  })

  it('does not take a commit whose files GitHub kept back for one without files', async () => {
    commitFiles(2, { sha: sha(2), files: null })
    const { value, gaps } = await read([directPush(2)])
    expect(value[0]).toMatchObject({ filesCompleteness: { kind: 'unknown' } })
    expect(gaps.map((gap) => gap.what)).toContain(`files of commit ${sha(2).slice(0, 12)}`)
  })

  it('keeps the paths it knows when GitHub suddenly knows fewer', async () => {
    pullFiles(3, [])
    const { value, gaps } = await read([pullRequest(3)])
    expect(value[0]?.files).toHaveLength(1)
    expect(gaps[0]).toMatchObject({ completeness: { because: 'GitHub gave 0 of 1 files.' } })
  })
})
