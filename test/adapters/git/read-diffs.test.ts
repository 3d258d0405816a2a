import { readdir, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'

import { describe, expect, test } from 'vitest'

import type { Change } from '../../../src/engine/model/change.ts'
import { buildHistory, type Sketch } from './history-builder.ts'
import { plainGit } from './plain-git.ts'
import { readAll } from './read-all.ts'
import { temporaryFolder } from './temporary-folder.ts'

const text = (name: string): string => Array.from({ length: 20 }, (_, index) => `${name} ${index}\n`).join('')

async function onlyChange(before: Sketch['files'], after: Partial<Sketch>): Promise<Change> {
  const built = await buildHistory([
    { name: 'good', files: before ?? {} },
    { name: 'bad', ...after },
  ])
  const { changes } = await readAll(built.folder, { good: built.sha('good'), bad: 'main' })
  const [change] = changes
  if (change === undefined) throw new Error('no change')
  return change
}

const shown = ({ files }: Change) =>
  files.map(({ path, previousPath, status, additions, deletions }) => [
    path,
    previousPath,
    status,
    additions,
    deletions,
  ])

describe('the diff of a change', () => {
  test('follows a renamed file', async () => {
    const change = await onlyChange(
      { 'a.ts': text('a') },
      { files: { 'a.ts': null, 'b/c.ts': `${text('a')}more\n` } },
    )
    expect(shown(change)).toEqual([['b/c.ts', 'a.ts', 'renamed', 1, 0]])
    expect(change.files[0]?.patch).toBe('@@ -18,3 +18,4 @@ a 16\n a 17\n a 18\n a 19\n+more')
  })

  test('keeps names with quotes, tabs, line feeds, umlauts and leading dashes', async () => {
    const names = [
      '"q"',
      'tab\there',
      'line\nfeed',
      'größe/日本',
      '-x',
      '--output=x',
      ' a b/ a',
      'back\\slash',
      ':(top)x',
    ]
    const files = Object.fromEntries(names.map((name) => [name, `${name}\n`]))
    const change = await onlyChange({}, { files })
    expect(new Set(change.files.map(({ path }) => path))).toEqual(new Set(names))
    expect(change.files.every(({ additions, patch }) => additions > 0 && patch !== null)).toBe(true)
  })

  test('replaces what is no UTF-8 in names and text', async () => {
    const odd = Buffer.from([0x61, 0xff, 0x62])
    const change = await onlyChange({}, { oddFiles: [[odd, odd]] })
    expect(change.files[0]).toMatchObject({
      path: 'a\uFFFDb',
      patch: '@@ -0,0 +1 @@\n+a\uFFFDb\n\\ No newline at end of file',
    })
  })

  test('has no patch for a binary file', async () => {
    const change = await onlyChange(
      { 'a.png': Buffer.from([0, 1]) },
      { files: { 'a.png': Buffer.from([0, 2]) } },
    )
    expect(shown(change)).toEqual([['a.png', null, 'modified', 0, 0]])
    expect(change.files[0]?.patch).toBeNull()
    expect(change.filesCompleteness).toEqual({ kind: 'complete' })
  })

  test('shows removed files, changed modes, submodules and files that became links', async () => {
    const [one, two] = ['1'.repeat(40), '2'.repeat(40)]
    const change = await onlyChange(
      { gone: 'x\n', run: 'x\n', sub: { submodule: one }, link: 'x\n' },
      { files: { gone: null, run: { executable: 'x\n' }, sub: { submodule: two }, link: { link: 'run' } } },
    )
    expect(shown(change)).toEqual([
      ['gone', null, 'removed', 0, 1],
      ['link', null, 'modified', 1, 1],
      ['run', null, 'modified', 0, 0],
      ['sub', null, 'modified', 1, 1],
    ])
    expect(change.files.map(({ patch }) => patch)).toEqual([
      '@@ -1 +0,0 @@\n-x',
      '@@ -1 +0,0 @@\n-x\n@@ -0,0 +1 @@\n+run\n\\ No newline at end of file',
      '',
      `@@ -1 +1 @@\n-Subproject commit ${one}\n+Subproject commit ${two}`,
    ])
  })

  test('shows a root commit as adding everything', async () => {
    const built = await buildHistory([
      { name: 'other', parents: [] },
      { name: 'root', parents: [], files: { a: 'a\n' } },
    ])
    const { changes } = await readAll(built.folder, { good: built.sha('other'), bad: 'main' })
    expect(changes.map(shown)).toEqual([[['a', null, 'added', 1, 0]]])
  })

  test('keeps a very large patch out and says so', async () => {
    const change = await onlyChange({}, { files: { big: 'x'.repeat(300 * 1024), small: 'x\n' } })
    expect(change.files.map(({ path, additions, patch }) => [path, additions, patch])).toEqual([
      ['big', 1, null],
      ['small', 1, '@@ -0,0 +1 @@\n+x'],
    ])
    expect(change.filesCompleteness.kind).toBe('truncated')
  })
})

describe('the diffs of a clone that lacks something', () => {
  const commits: readonly Sketch[] = [
    { name: 'good', files: { a: 'a\n', b: 'b\n' } },
    { name: 'first', files: { a: 'a1\n' } },
    { name: 'second', files: { a: 'a2\n', b: 'b2\n' } },
    { name: 'third', files: { b: 'b3\n' } },
  ]

  test('knows nothing of what the oldest commit of a shallow clone changed', async () => {
    const built = await buildHistory(commits)
    const shallow = join(await temporaryFolder(), 'shallow')
    plainGit('/', ['clone', '--quiet', '--depth=3', `file://${built.folder}`, shallow])
    const choice = {
      good: built.sha('second'),
      bad: 'HEAD',
      commits: [built.sha('third'), built.sha('first')],
    }
    const { changes, gaps } = await readAll(shallow, choice)
    expect(changes.map(({ files, filesCompleteness }) => [files.length, filesCompleteness.kind])).toEqual([
      [1, 'complete'],
      [0, 'unknown'],
    ])
    expect(gaps.map(({ what }) => what)).toEqual(['changes'])
  })

  test('reads what it can where file contents are missing, whichever they are', async () => {
    const built = await buildHistory(commits)
    await unpack(built.folder)
    const missing = plainGit(built.folder, ['rev-parse', `${built.sha('second')}:a`]).trim()
    await rm(join(built.folder, '.git/objects', missing.slice(0, 2), missing.slice(2)))
    const { changes } = await readAll(built.folder, { good: built.sha('good'), bad: 'main' })
    expect(
      changes.map(({ files, filesCompleteness }) => [
        filesCompleteness.kind,
        files.map(({ path, patch }) => [path, patch]),
      ]),
    ).toEqual([
      ['complete', [['b', '@@ -1 +1 @@\n-b2\n+b3']]],
      [
        'truncated',
        [
          ['b', '@@ -1 +1 @@\n-b\n+b2'],
          ['a', null],
        ],
      ],
      ['complete', [['a', '@@ -1 +1 @@\n-a\n+a1']]],
    ])
  })

  test('reads names from a clone without file contents, and fetches nothing', async () => {
    const built = await buildHistory(commits)
    plainGit(built.folder, ['config', 'uploadpack.allowFilter', 'true'])
    plainGit(built.folder, ['config', 'uploadpack.allowAnySHA1InWant', 'true'])
    const blobless = join(await temporaryFolder(), 'blobless')
    plainGit('/', ['clone', '--quiet', '--bare', '--filter=blob:none', `file://${built.folder}`, blobless])
    const before = plainGit(blobless, ['count-objects', '-v'])
    const choice = { good: built.sha('good'), bad: 'main' }
    const { changes, gaps } = await readAll(blobless, choice)
    expect(
      changes.map(({ files, filesCompleteness }) => [filesCompleteness.kind, files.map(({ path }) => path)]),
    ).toEqual([
      ['truncated', ['b']],
      ['truncated', ['a', 'b']],
      ['truncated', ['a']],
    ])
    expect(plainGit(blobless, ['count-objects', '-v'])).toBe(before)
    // What the report tells to run does fetch it.
    const [, told = ''] = /`git ([^`]+)`/.exec(gaps.at(-1)?.completeness.because ?? '') ?? []
    plainGit(blobless, told.split(' '))
    const again = await readAll(blobless, choice)
    expect(again.gaps).toEqual([])
    expect(again.changes.map(({ filesCompleteness }) => filesCompleteness.kind)).toEqual([
      'complete',
      'complete',
      'complete',
    ])
  })

  test('knows the commits of a clone without trees', async () => {
    const built = await buildHistory(commits)
    plainGit(built.folder, ['config', 'uploadpack.allowFilter', 'true'])
    const treeless = join(await temporaryFolder(), 'treeless')
    plainGit('/', ['clone', '--quiet', '--bare', '--filter=tree:0', `file://${built.folder}`, treeless])
    const { changes } = await readAll(treeless, { good: built.sha('good'), bad: 'main' })
    expect(changes.map(({ title, filesCompleteness }) => [title, filesCompleteness.kind])).toEqual([
      ['third', 'unknown'],
      ['second', 'unknown'],
      ['first', 'unknown'],
    ])
  })
})

/** Makes every object a file of its own, so that one can be lost. */
async function unpack(folder: string): Promise<void> {
  const packs = join(folder, '.git/objects/pack')
  const moved = await temporaryFolder()
  for (const file of await readdir(packs)) await rename(join(packs, file), join(moved, file))
  for (const file of (await readdir(moved)).filter((name) => name.endsWith('.pack'))) {
    plainGit(folder, ['unpack-objects', '-q'], await readFile(join(moved, file)))
  }
}
