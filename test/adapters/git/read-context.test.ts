import { join } from 'node:path'

import { describe, expect, test } from 'vitest'

import type { GitChoice } from '../../../src/adapters/git/git-choice.ts'
import { gitForge } from '../../../src/adapters/git/git-forge.ts'
import { openClone } from '../../../src/adapters/git/open-clone.ts'
import { type Context, emptyContext } from '../../../src/engine/model/context.ts'
import type { Answer } from '../../../src/engine/ports.ts'
import { anIncident } from './an-incident.ts'
import { buildHistory, type Sketch } from './history-builder.ts'
import { plainGit } from './plain-git.ts'
import { temporaryFolder } from './temporary-folder.ts'

const lines = (...words: readonly string[]): string => words.map((word) => `${word}\n`).join('')

const edits: readonly Sketch[] = [
  { name: 'good', files: { 'tax.ts': lines('one', 'two', 'three', 'four', 'five'), 'old.ts': 'old\n' } },
  { name: 'second', files: { 'tax.ts': lines('one', 'TWO', 'THREE', 'four', 'five') } },
  { name: 'side', files: { 'tax.ts': lines('one', 'TWO', 'THREE', 'four', 'five', 'six') } },
  {
    name: 'merge',
    parents: ['second', 'side'],
    files: { 'tax.ts': lines('one', 'TWO', 'THREE', 'four', 'five', 'six') },
  },
]

async function ask(folder: string, choice: GitChoice, paths: readonly string[]): Promise<Answer<Context>> {
  const forge = gitForge(await openClone(folder), choice)
  const range = (await forge.range(anIncident)).value
  const { sha: treeSha } = await forge.tree(anIncident, range)
  return forge.context({ incident: anIncident, range, treeSha, paths })
}

describe('sources', () => {
  test('hold text only, and say what they leave out', async () => {
    const built = await buildHistory([
      { name: 'good' },
      {
        name: 'bad',
        files: {
          'größe.ts': 'é\n',
          '-x': 'dash\n',
          'line\nfeed': 'odd\n',
          binary: Buffer.from([1, 0, 1]),
          link: { link: '/etc/passwd' },
          sub: { submodule: '1'.repeat(40) },
          'dir/file': 'x\n',
        },
      },
    ])
    const paths = ['größe.ts', '-x', 'line\nfeed', 'binary', 'link', 'sub', 'dir', 'gone', ':(top)link']
    const { value, gaps } = await ask(built.folder, { good: built.sha('good'), bad: 'main' }, paths)
    expect(value.sources.map(({ path, text }) => [path, text])).toEqual([
      ['größe.ts', 'é\n'],
      ['-x', 'dash\n'],
      ['line\nfeed', 'odd\n'],
    ])
    expect(gaps.map(({ completeness }) => completeness.because)).toEqual([
      'of 9 files some were not read: 1 binary, 3 submodules, links or folders, 2 not in the tree',
    ])
  })

  test('are cut after whole lines', async () => {
    const built = await buildHistory([
      { name: 'good' },
      { name: 'bad', files: { long: 'line\n'.repeat(300_000) } },
    ])
    const { value } = await ask(built.folder, { good: built.sha('good'), bad: 'main' }, ['long'])
    const [long] = value.sources
    expect(long?.completeness.kind).toBe('truncated')
    expect(long?.text.endsWith('line\n')).toBe(true)
    expect(long?.text.length).toBeGreaterThan(1_000_000)
  })

  test('stop at seventy files and say so', async () => {
    const files = Object.fromEntries(Array.from({ length: 75 }, (_, index) => [`f${index}`, 'x\n']))
    const built = await buildHistory([{ name: 'good' }, { name: 'bad', files }])
    const { value, gaps } = await ask(
      built.folder,
      { good: built.sha('good'), bad: 'main' },
      Object.keys(files),
    )
    expect(value.sources.length).toBe(70)
    expect(gaps.map(({ what }) => what)).toEqual(['context'])
  })

  test('tell of contents that a partial clone lacks, and fetch nothing', async () => {
    const built = await buildHistory(edits)
    plainGit(built.folder, ['config', 'uploadpack.allowFilter', 'true'])
    const blobless = join(await temporaryFolder(), 'blobless')
    plainGit('/', ['clone', '--quiet', '--bare', '--filter=blob:none', `file://${built.folder}`, blobless])
    const { value, gaps } = await ask(blobless, { good: built.sha('good'), bad: 'main' }, ['tax.ts'])
    expect(value).toEqual(emptyContext)
    expect(gaps.map(({ completeness }) => completeness.because)).toEqual([
      'of 1 files some were not read: 1 not in this clone',
    ])
  })
})
