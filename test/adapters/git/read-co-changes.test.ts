import { join } from 'node:path'

import { describe, expect, test } from 'vitest'

import { openClone } from '../../../src/adapters/git/open-clone.ts'
import { type CoChangeLimits, readCoChanges } from '../../../src/adapters/git/read-co-changes.ts'
import type { Sha } from '../../../src/engine/model/ids.ts'
import type { ContextQuestion } from '../../../src/engine/ports.ts'
import { anIncident } from './an-incident.ts'
import { buildHistory, type Sketch } from './history-builder.ts'
import { plainGit } from './plain-git.ts'
import { temporaryFolder } from './temporary-folder.ts'

const writing = (text: string, ...paths: readonly string[]): Readonly<Record<string, string>> =>
  Object.fromEntries(paths.map((path) => [path, `${text}\n`]))

const history: readonly Sketch[] = [
  { name: 'first', files: writing('1', 'tax.ts', 'tax.test.ts', 'rates.json') },
  { name: 'second', files: writing('2', 'tax.ts', 'tax.test.ts') },
  { name: 'third', files: writing('3', 'tax.ts', 'docs/täx.md') },
  { name: 'good', files: writing('4', 'other.ts') },
  { name: 'bad', files: writing('5', 'tax.ts', 'rates.json') },
  { name: 'later', files: writing('6', 'tax.ts', 'rates.json') },
]

type Asked = {
  readonly good: Sha
  readonly bad: Sha
  readonly tree?: Sha
  readonly paths?: readonly string[]
}

function question({ good, bad, tree = bad, paths = ['tax.ts'] }: Asked): ContextQuestion {
  const range = { kind: 'bounded', good, bad, goodFrom: 'given' } as const
  return { incident: anIncident, range, treeSha: tree, paths }
}

async function ask(folder: string, asked: Asked, limits?: CoChangeLimits) {
  return readCoChanges(await openClone(folder), question(asked), limits)
}

describe('co-changes', () => {
  test('count what landed together before the range, the most frequent first, ties by path', async () => {
    const built = await buildHistory(history)
    const asked = { good: built.sha('good'), bad: built.sha('bad'), paths: ['tax.ts', 'other.ts', 'new.ts'] }
    expect(await ask(built.folder, asked)).toEqual({
      value: [
        {
          path: 'tax.ts',
          commits: 3,
          with: [
            { path: 'tax.test.ts', commits: 2 },
            { path: 'docs/täx.md', commits: 1 },
            { path: 'rates.json', commits: 1 },
          ],
        },
        { path: 'other.ts', commits: 1, with: [] },
        { path: 'new.ts', commits: 0, with: [] },
      ],
      gaps: [],
    })
  })

  test('hold nothing newer than the commit whose files are read', async () => {
    const built = await buildHistory(history)
    const asked = { good: built.sha('good'), bad: built.sha('bad'), tree: built.sha('second') }
    expect((await ask(built.folder, asked)).value).toMatchObject([{ commits: 2 }])
  })

  test('take a merge as one landing with all it brought', async () => {
    const built = await buildHistory([
      ...history.slice(0, 4),
      { name: 'side one', parents: ['third'], files: writing('7', 'tax.ts') },
      { name: 'side two', parents: ['side one'], files: writing('8', 'rates.json') },
      { name: 'merge', parents: ['good', 'side two'], files: writing('8', 'tax.ts', 'rates.json') },
      { name: 'bad', files: writing('9', 'x.ts') },
    ])
    plainGit(built.folder, ['config', 'log.diffMerges', 'combined'])
    plainGit(built.folder, ['config', 'log.follow', 'true'])
    const { value } = await ask(built.folder, { good: built.sha('merge'), bad: built.sha('bad') })
    expect(value).toMatchObject([{ commits: 4 }])
    expect(value[0]?.with.find(({ path }) => path === 'rates.json')?.commits).toBe(2)
  })

  test('leave sweeps through the repository out', async () => {
    const swept = Array.from({ length: 50 }, (_, index) => `swept/${index}.ts`)
    const built = await buildHistory([
      ...history.slice(0, 2),
      { name: 'sweep', files: writing('9', 'tax.ts', ...swept) },
      { name: 'bad', files: writing('9', 'x.ts') },
    ])
    const { value } = await ask(built.folder, { good: built.sha('sweep'), bad: built.sha('bad') })
    expect(value.map(({ commits, with: others }) => [commits, others.length])).toEqual([[2, 2]])
  })

  test('look back so many commits and no further', async () => {
    const built = await buildHistory(history)
    const asked = { good: built.sha('good'), bad: built.sha('bad') }
    const limits = { commits: 2, milliseconds: 60_000 }
    expect((await ask(built.folder, asked, limits)).value).toMatchObject([{ commits: 1 }])
  })

  test('are told of the first twelve files and a hundred others each', async () => {
    const files = Array.from({ length: 45 }, (_, index) => `a${index}.ts`)
    const built = await buildHistory([
      { name: 'one', files: writing('1', 'tax.ts', ...files) },
      { name: 'two', files: writing('2', 'tax.ts', ...files.map((path) => `b/${path}`)) },
      { name: 'good', files: writing('3', 'tax.ts', ...files.map((path) => `c/${path}`)) },
      { name: 'bad', files: writing('4', 'x.ts') },
    ])
    const asked = { good: built.sha('good'), bad: built.sha('bad'), paths: ['tax.ts', ...files] }
    const { value } = await ask(built.folder, asked)
    expect([value.length, value[0]?.with.length]).toEqual([12, 100])
  })

  test('are a gap and not a failure where time runs out', async () => {
    const built = await buildHistory(history)
    const asked = { good: built.sha('good'), bad: built.sha('bad') }
    const { gaps } = await ask(built.folder, asked, { commits: 100, milliseconds: 0 })
    expect(gaps).toMatchObject([{ what: 'co-changes', completeness: { kind: 'truncated' } }])
  })

  test('say where a shallow clone is cut off, and do not count its border', async () => {
    const built = await buildHistory(history)
    const shallow = join(await temporaryFolder(), 'shallow')
    plainGit('/', ['clone', '--quiet', '--depth=4', `file://${built.folder}`, shallow])
    const { value, gaps } = await ask(shallow, { good: built.sha('good'), bad: built.sha('bad') })
    expect(value).toEqual([{ path: 'tax.ts', commits: 0, with: [] }])
    expect(gaps.map(({ completeness }) => completeness.because)).toEqual([
      'this shallow clone holds only the beginning of the history before the range',
    ])
  })

  test('keep what was read where a partial clone lacks older folders', async () => {
    const built = await buildHistory(history)
    plainGit(built.folder, ['config', 'uploadpack.allowFilter', 'true'])
    const treeless = join(await temporaryFolder(), 'treeless')
    plainGit('/', ['clone', '--quiet', '--bare', '--filter=tree:0', `file://${built.folder}`, treeless])
    const { value, gaps } = await ask(treeless, { good: built.sha('good'), bad: built.sha('bad') })
    expect(value).toEqual([{ path: 'tax.ts', commits: 0, with: [] }])
    expect(gaps.map(({ completeness }) => completeness.because)).toEqual([
      'the history before the range was read in part only: objects are missing from this clone',
    ])
  })

  test('are none before the beginning of history', async () => {
    const built = await buildHistory(history)
    const range = { kind: 'open', bad: built.sha('bad'), because: 'never-good', fallback: '' } as const
    const asked = { incident: anIncident, range, treeSha: built.sha('bad'), paths: ['tax.ts'] }
    expect(await readCoChanges(await openClone(built.folder), asked)).toEqual({ value: [], gaps: [] })
  })
})
