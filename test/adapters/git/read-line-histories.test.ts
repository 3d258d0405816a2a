import { join } from 'node:path'

import { describe, expect, test } from 'vitest'

import type { GitChoice } from '../../../src/adapters/git/git-choice.ts'
import { gitForge } from '../../../src/adapters/git/git-forge.ts'
import { openClone } from '../../../src/adapters/git/open-clone.ts'
import { readLineHistories } from '../../../src/adapters/git/read-line-histories.ts'
import type { LineHistory } from '../../../src/engine/model/context.ts'
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

async function ask(
  folder: string,
  choice: GitChoice,
  paths: readonly string[],
): Promise<Answer<readonly LineHistory[]>> {
  const clone = await openClone(folder)
  const forge = gitForge(clone, choice)
  const range = (await forge.range(anIncident)).value
  const { sha: treeSha } = await forge.tree(anIncident, range)
  return readLineHistories(clone, { incident: anIncident, range, treeSha, paths })
}

describe('line histories', () => {
  test('name the commits of the range that wrote stretches of lines', async () => {
    const built = await buildHistory(edits)
    const answer = await ask(built.folder, { good: built.sha('good'), bad: 'main' }, ['tax.ts', 'old.ts'])
    expect(answer.value).toEqual([
      { path: 'tax.ts', start: 2, end: 3, commits: [built.sha('second')] },
      { path: 'tax.ts', start: 6, end: 6, commits: [built.sha('merge')] },
    ])
    expect(answer.gaps).toEqual([])
  })

  test('are the same in a bare clone', async () => {
    const built = await buildHistory(edits, { bare: true })
    const answer = await ask(built.folder, { good: built.sha('good'), bad: 'main' }, ['tax.ts'])
    expect(answer.value.map(({ start, end }) => [start, end])).toEqual([
      [2, 3],
      [6, 6],
    ])
  })

  test('do not count changes of white space', async () => {
    const built = await buildHistory([
      ...edits,
      { name: 'indent', files: { 'tax.ts': lines('one', '  TWO', 'THREE', 'four', 'five', 'six') } },
    ])
    const answer = await ask(built.folder, { good: built.sha('good'), bad: 'main' }, ['tax.ts'])
    expect(answer.value[0]).toMatchObject({ start: 2, end: 3, commits: [built.sha('second')] })
  })

  test('look through the commits that the tree asks to ignore', async () => {
    const rewritten = lines('one', 'Two!', 'THREE', 'four', 'five', 'six')
    const sketches = [...edits, { name: 'reformat', files: { 'tax.ts': rewritten } }]
    const plain = await buildHistory(sketches)
    const ignored = `# mass reformatting\n${plain.sha('reformat')} # prettier\nnonsense\n`
    const built = await buildHistory([
      ...sketches,
      { name: 'ignore', files: { '.git-blame-ignore-revs': ignored } },
    ])
    const choice = { good: built.sha('good'), bad: 'main' }
    const answer = await ask(built.folder, choice, ['tax.ts'])
    expect(answer.value[0]).toMatchObject({ start: 2, end: 3, commits: [built.sha('second')] })
    const unasked = await ask(plain.folder, choice, ['tax.ts'])
    expect(unasked.value[0]).toMatchObject({
      start: 2,
      end: 2,
      commits: [plain.sha('reformat')],
    })
  })

  test('are told in a shallow clone that holds the range', async () => {
    const built = await buildHistory([{ name: 'before' }, ...edits])
    const shallow = join(await temporaryFolder(), 'shallow')
    plainGit('/', ['clone', '--quiet', '--depth=4', `file://${built.folder}`, shallow])
    const answer = await ask(shallow, { good: built.sha('good'), bad: 'HEAD' }, ['tax.ts'])
    expect(answer.value.map(({ commits }) => commits)).toEqual([[built.sha('second')], [built.sha('merge')]])
  })

  test('blame no lines on the commit where a shallow clone is cut off', async () => {
    const built = await buildHistory([
      { name: 'other', parents: [] },
      { name: 'root', parents: [] },
      ...edits.slice(1),
    ])
    const shallow = join(await temporaryFolder(), 'shallow')
    plainGit('/', ['clone', '--quiet', '--depth=2', `file://${built.folder}`, shallow])
    const clone = await openClone(shallow)
    const range = { kind: 'open', bad: built.sha('merge'), because: 'never-good', fallback: '' } as const
    const question = { incident: anIncident, range, treeSha: built.sha('merge'), paths: ['tax.ts'] }
    const { value, gaps } = await readLineHistories(clone, question)
    expect(value).toEqual([{ path: 'tax.ts', start: 6, end: 6, commits: [built.sha('merge')] }])
    expect(gaps).toEqual([])
  })

  test('follow a file that was renamed in the range', async () => {
    const text = lines('one', 'two', 'three', 'four', 'five', 'six')
    const built = await buildHistory([
      { name: 'good', files: { 'a.ts': text } },
      { name: 'rename', files: { 'a.ts': null, 'b.ts': text } },
      { name: 'edit', files: { 'b.ts': text.replace('two', 'TWO') } },
    ])
    const answer = await ask(built.folder, { good: built.sha('good'), bad: 'main' }, ['b.ts'])
    expect(answer.value).toEqual([{ path: 'b.ts', start: 2, end: 2, commits: [built.sha('edit')] }])
  })

  test('reach back to the beginning where the range is open', async () => {
    const built = await buildHistory([
      { name: 'good', parents: [] },
      { name: 'root', parents: [], files: { a: 'a\n' } },
      { name: 'next', files: { a: 'a\nb\n' } },
    ])
    const answer = await ask(built.folder, { good: built.sha('good'), bad: 'main' }, ['a'])
    expect(answer.value.map(({ commits }) => commits)).toEqual([[built.sha('root')], [built.sha('next')]])
  })
})
