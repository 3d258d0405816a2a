import { describe, expect, test } from 'vitest'

import { resolveChoice } from '../../../src/adapters/git/git-choice.ts'
import { listChanges } from '../../../src/adapters/git/list-changes.ts'
import { openClone } from '../../../src/adapters/git/open-clone.ts'
import type { Sha } from '../../../src/engine/model/ids.ts'
import { buildHistory, type Sketch } from './history-builder.ts'
import { readAll } from './read-all.ts'

const landings: readonly Sketch[] = [
  { name: 'good', files: { 'shop/tax.ts': 'one\n' } },
  {
    name: 'direct',
    message: 'Bump the version\n\nNo review needed.',
    author: 'Grace',
    files: { version: '2\n' },
  },
  { name: 'side-1', message: 'Hold a line\n\nOne at first.', files: { 'shop/cart.ts': 'a\n' } },
  { name: 'side-2', files: { 'shop/cart.ts': 'a\nb\n' } },
  {
    name: 'merge',
    parents: ['direct', 'side-2'],
    message: 'Merge pull request #7 from octo/cart\n\nAdd a cart\n\nWith two lines.',
    files: { 'shop/cart.ts': 'a\nb\n' },
  },
  { name: 'squash', message: 'Round tax once (#9)\n\n* first try', files: { 'shop/tax.ts': 'two\n' } },
  { name: 'nothing', message: 'Trigger a build' },
]

describe('listChanges', () => {
  test('lists what landed, newest first, with pull requests known by their messages', async () => {
    const built = await buildHistory(landings)
    const { changes, gaps } = await readAll(built.folder, { good: built.sha('good'), bad: 'main' })
    expect(gaps).toEqual([])
    const withMessages = 'With two lines.\n\n* Hold a line\n\nOne at first.\n\n* side-2'
    expect(changes.map(({ id, kind, pull, title, body }) => [id, kind, pull, title, body])).toEqual([
      [built.sha('nothing'), 'direct-push', null, 'Trigger a build', ''],
      [built.sha('squash'), 'pull-request', 9, 'Round tax once', '* first try'],
      [built.sha('merge'), 'pull-request', 7, 'Add a cart', withMessages],
      [built.sha('direct'), 'direct-push', null, 'Bump the version', 'No review needed.'],
    ])
    expect(changes.map(({ commits }) => commits)).toEqual(
      [['nothing'], ['squash'], ['merge', 'side-2', 'side-1'], ['direct']].map((names) =>
        names.map((name) => built.sha(name)),
      ),
    )
    expect(changes[3]).toMatchObject({ author: 'Grace', mergedAt: '2023-11-14T22:14:20.000Z' })
  })

  test('takes a merge as what it brought onto the branch', async () => {
    const built = await buildHistory(landings)
    const { changes } = await readAll(built.folder, { good: built.sha('good'), bad: 'main' })
    expect(changes[2]?.files).toEqual([
      {
        path: 'shop/cart.ts',
        previousPath: null,
        status: 'added',
        additions: 2,
        deletions: 0,
        patch: '@@ -0,0 +1,2 @@\n+a\n+b',
      },
    ])
    expect(changes[0]?.files).toEqual([])
    expect(changes[0]?.filesCompleteness).toEqual({ kind: 'complete' })
  })

  test('leaves out the excluded and does not mind ones it does not have', async () => {
    const built = await buildHistory(landings)
    const exclude = [built.sha('squash'), 'f'.repeat(40), 'HEAD']
    const { changes } = await readAll(built.folder, { good: built.sha('good'), bad: 'main', exclude })
    expect(changes.map(({ id }) => id)).toEqual(['merge', 'direct'].map((name) => built.sha(name)))
  })

  test('takes exactly the commits named, in the order of history', async () => {
    const built = await buildHistory(landings)
    const commits = ['good', 'direct', 'side-1', 'squash', 'merge', 'direct'].map((name) => built.sha(name))
    const { changes } = await readAll(built.folder, { good: built.sha('good'), bad: 'main', commits })
    expect(changes.map(({ id }) => id)).toEqual(
      ['squash', 'merge', 'side-1', 'direct', 'good'].map((name) => built.sha(name)),
    )
    expect(changes[1]?.commits).toEqual(['merge', 'side-2', 'side-1'].map((name) => built.sha(name)))
    expect(changes[4]?.files.map(({ path, status }) => [path, status])).toEqual([['shop/tax.ts', 'added']])
  })

  test('takes a merge that is named though it landed after the bad commit as what it brought', async () => {
    const built = await buildHistory([
      { name: 'good' },
      { name: 'bad', files: { bad: '' } },
      { name: 'later', files: { later: '' } },
      { name: 'side', parents: ['bad'], files: { side: '' } },
      { name: 'merge', parents: ['later', 'side'], files: { side: '' } },
    ])
    const commits = [built.sha('merge'), built.sha('bad')]
    const choice = { good: built.sha('good'), bad: built.sha('bad'), commits }
    const { changes } = await readAll(built.folder, choice)
    expect(changes.map(({ files }) => files.map(({ path }) => path))).toEqual([['bad'], ['side']])
  })

  test('refuses a named commit it does not have', async () => {
    const built = await buildHistory(landings)
    const choice = { good: built.sha('good'), bad: 'main', commits: ['f'.repeat(40)] }
    await expect(readAll(built.folder, choice)).rejects.toMatchObject({ kind: 'not-found' })
  })

  test('gives nothing for an empty range', async () => {
    const built = await buildHistory(landings)
    expect((await readAll(built.folder, { good: 'main', bad: built.sha('direct') })).changes).toEqual([])
  })

  test('reads the same from a bare clone', async () => {
    const [tree, bare] = [await buildHistory(landings), await buildHistory(landings, { bare: true })]
    const choice = { good: tree.sha('good'), bad: 'main' }
    expect(await readAll(bare.folder, choice)).toEqual(await readAll(tree.folder, choice))
  })

  test('falls back to the newest hundred where there is no last good commit', async () => {
    const many = Array.from({ length: 105 }, (_, index): Sketch => ({ name: `c${index}` }))
    const built = await buildHistory([
      { name: 'other', parents: [] },
      { ...many[0], name: 'c0', parents: [] },
      ...many.slice(1),
    ])
    const { range, changes } = await readAll(built.folder, { good: built.sha('other'), bad: 'main' })
    expect(range.kind).toBe('open')
    expect([changes.length, changes[0]?.title, changes[99]?.title]).toEqual([100, 'c104', 'c5'])
  })

  test('follows the first parent though the good commit came in by the second', async () => {
    const built = await buildHistory([
      { name: 'root', parents: [] },
      { name: 'good', parents: ['root'] },
      { name: 'late', parents: ['good'], files: { late: '' } },
      { name: 'mine', parents: ['root'], files: { mine: '' } },
      { name: 'merge', parents: ['mine', 'late'], files: { late: '' } },
    ])
    const { changes } = await readAll(built.folder, { good: built.sha('good'), bad: 'main' })
    expect(changes.map(({ commits }) => commits)).toEqual([
      ['merge', 'late'].map((name) => built.sha(name)),
      [built.sha('mine')],
    ])
  })

  test('survives absurd dates and missing names', async () => {
    const built = await buildHistory([{ name: 'good' }, { name: 'bad', at: 9_000_000_000_000_000 }])
    const { changes } = await readAll(built.folder, { good: built.sha('good'), bad: 'main' })
    expect(changes[0]?.id).toBe(built.sha('bad'))
  })
})

describe('the bounds of listChanges', () => {
  const choiceOf = async (sketches: readonly Sketch[]) => {
    const built = await buildHistory(sketches)
    const clone = await openClone(built.folder)
    const choice = await resolveChoice(clone, { good: built.sha('good'), bad: 'main' })
    const range = { kind: 'bounded', good: choice.good, bad: choice.bad, goodFrom: 'given' } as const
    return { clone, choice, range }
  }
  const edits = ['good', 'a', 'b', 'c'].map((name): Sketch => ({
    name,
    files: { file: `${name}\n`.repeat(100) },
  }))

  test('reads only names of files in a window of too many commits, and says so', async () => {
    const { clone, choice, range } = await choiceOf(edits)
    const answer = await listChanges(clone, choice, range, { patchedCommits: 2, bytes: Infinity })
    expect(answer.value.map(({ files }) => files.map(({ path, patch }) => [path, patch]))).toEqual(
      Array.from({ length: 3 }, () => [['file', null]]),
    )
    expect(answer.value.every(({ filesCompleteness }) => filesCompleteness.kind === 'truncated')).toBe(true)
    expect(answer.gaps.map(({ what }) => what)).toEqual(['patches'])
  })

  test('keeps the newest patches that fit, whether or not they were read before', async () => {
    const { clone, choice, range } = await choiceOf(edits)
    const bounds = { patchedCommits: 100, bytes: 2500 }
    const fresh = await listChanges(clone, choice, range, bounds)
    expect(fresh.value.map(({ files }) => files[0]?.patch === null)).toEqual([false, false, true])
    await listChanges(clone, choice, range)
    expect(await listChanges(clone, choice, range, bounds)).toEqual(fresh)
  })

  test('reads a window of two thousand commits and one more by names', async () => {
    const many = Array.from({ length: 2001 }, (_, index): Sketch => ({
      name: `c${index}`,
      files: { file: `${index}` },
    }))
    const { clone, choice, range } = await choiceOf([{ name: 'good' }, ...many])
    const { value, gaps } = await listChanges(clone, choice, range)
    expect(value.length).toBe(2001)
    expect(value.every(({ files }) => files[0]?.path === 'file' && files[0].patch === null)).toBe(true)
    expect(gaps.map(({ what }) => what)).toEqual(['patches'])
  })

  test('does not start git for a diff it has read', async () => {
    const { clone, choice, range } = await choiceOf(edits)
    const first = await listChanges(clone, choice, range)
    const kept: string[] = []
    const diffs = {
      get: (sha: Sha) => clone.diffs.get(sha),
      set: (sha: Sha) => void kept.push(sha),
    }
    expect(await listChanges({ ...clone, diffs }, choice, range)).toEqual(first)
    expect(kept).toEqual([])
  })
})
