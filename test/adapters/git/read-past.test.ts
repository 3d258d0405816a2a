import { join } from 'node:path'

import { describe, expect, test } from 'vitest'

import { openClone } from '../../../src/adapters/git/open-clone.ts'
import { type PastLimits, readPast } from '../../../src/adapters/git/read-past.ts'
import type { Sha } from '../../../src/engine/model/ids.ts'
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

type Asked = { readonly good: Sha; readonly bad: Sha; readonly tree?: Sha }

async function ask(folder: string, { good, bad, tree = bad }: Asked, limits?: PastLimits) {
  const range = { kind: 'bounded', good, bad, goodFrom: 'given' } as const
  return readPast(await openClone(folder), { range, treeSha: tree }, limits)
}

const because = ({ gaps }: Awaited<ReturnType<typeof ask>>) =>
  gaps.map(({ completeness }) => completeness.because)

describe('the past', () => {
  test('is what landed before the range, newest first, with titles and paths', async () => {
    const built = await buildHistory(history)
    expect(await ask(built.folder, { good: built.sha('good'), bad: built.sha('bad') })).toEqual({
      value: [
        { title: 'good', paths: ['other.ts'] },
        { title: 'third', paths: ['docs/täx.md', 'tax.ts'] },
        { title: 'second', paths: ['tax.test.ts', 'tax.ts'] },
        { title: 'first', paths: ['rates.json', 'tax.test.ts', 'tax.ts'] },
      ],
      gaps: [],
    })
  })

  test('holds nothing newer than the commit whose files are read', async () => {
    const built = await buildHistory(history)
    const asked = { good: built.sha('good'), bad: built.sha('bad'), tree: built.sha('second') }
    expect((await ask(built.folder, asked)).value.map(({ title }) => title)).toEqual(['second', 'first'])
  })

  test('takes a merge as one landing with all it brought', async () => {
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
    expect(value[0]).toEqual({ title: 'merge', paths: ['rates.json', 'tax.ts'] })
    expect(value).toHaveLength(5)
  })

  test('does not tell the paths of a sweep through the repository', async () => {
    const swept = Array.from({ length: 50 }, (_, index) => `swept/${index}.ts`)
    const built = await buildHistory([
      ...history.slice(0, 2),
      { name: 'sweep', files: writing('9', 'tax.ts', ...swept) },
      { name: 'bad', files: writing('9', 'x.ts') },
    ])
    const { value } = await ask(built.folder, { good: built.sha('sweep'), bad: built.sha('bad') })
    expect(value[0]).toEqual({ title: 'sweep', paths: null })
  })

  test('reaches back so many commits and no further', async () => {
    const built = await buildHistory(history)
    const asked = { good: built.sha('good'), bad: built.sha('bad') }
    expect((await ask(built.folder, asked, { commits: 2, milliseconds: 60_000 })).value).toHaveLength(2)
  })

  test('is a gap and not a failure where time runs out', async () => {
    const built = await buildHistory(history)
    const asked = { good: built.sha('good'), bad: built.sha('bad') }
    const { gaps } = await ask(built.folder, asked, { commits: 100, milliseconds: 0 })
    expect(gaps).toMatchObject([{ what: 'the past', completeness: { kind: 'truncated' } }])
  })

  test('says where a shallow clone is cut off, and does not count its border', async () => {
    const built = await buildHistory(history)
    const shallow = join(await temporaryFolder(), 'shallow')
    plainGit('/', ['clone', '--quiet', '--depth=4', `file://${built.folder}`, shallow])
    const answer = await ask(shallow, { good: built.sha('good'), bad: built.sha('bad') })
    expect(answer.value).toEqual([{ title: 'good', paths: ['other.ts'] }])
    expect(because(answer)).toEqual([
      'this shallow clone holds only the beginning of the history before the range',
    ])
  })

  test('keeps what was read where a partial clone lacks older folders', async () => {
    const built = await buildHistory(history)
    plainGit(built.folder, ['config', 'uploadpack.allowFilter', 'true'])
    const treeless = join(await temporaryFolder(), 'treeless')
    plainGit('/', ['clone', '--quiet', '--bare', '--filter=tree:0', `file://${built.folder}`, treeless])
    const answer = await ask(treeless, { good: built.sha('good'), bad: built.sha('bad') })
    expect(answer.value).toEqual([])
    expect(because(answer)).toEqual([
      'the history before the range was read in part only: objects are missing from this clone',
    ])
  })

  test('is nothing before the beginning of history', async () => {
    const built = await buildHistory(history)
    const range = { kind: 'open', bad: built.sha('bad'), because: 'never-good', fallback: '' } as const
    const asked = { range, treeSha: built.sha('bad') }
    expect(await readPast(await openClone(built.folder), asked)).toEqual({ value: [], gaps: [] })
  })
})
