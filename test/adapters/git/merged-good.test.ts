import { describe, expect, test } from 'vitest'

import { resolveChoice } from '../../../src/adapters/git/git-choice.ts'
import { gitForge } from '../../../src/adapters/git/git-forge.ts'
import { listChanges } from '../../../src/adapters/git/list-changes.ts'
import { lookAgain } from '../../../src/adapters/git/look-again.ts'
import { openClone } from '../../../src/adapters/git/open-clone.ts'
import { anIncident } from './an-incident.ts'
import { buildHistory, type BuiltHistory, type Sketch } from './history-builder.ts'
import { readAll } from './read-all.ts'

const [tax, late] = ['one\ntwo\nthree\n', 'one\ntwo\nthree\nfour\n']

/** Somebody's work was begun before the good commit, which was pulled into it before it was pushed. */
const pulled: readonly Sketch[] = [
  { name: 'root', parents: [], files: { 'tax.ts': 'old\n', 'both.ts': 'a\nb\nc\nd\ne\nf\ng\nh\n' } },
  { name: 'before', parents: ['root'], files: { 'tax.ts': tax, 'hold.ts': 'held\n' } },
  { name: 'good', files: { 'both.ts': 'A\nb\nc\nd\ne\nf\ng\nh\n' } },
  { name: 'after', files: { 'hold.ts': 'held\nagain\n', 'tax.ts': late } },
  { name: 'mine', parents: ['root'], files: { 'mine.ts': 'mine\n', 'both.ts': 'a\nb\nc\nd\ne\nf\ng\nH\n' } },
  {
    name: 'merge',
    parents: ['mine', 'after'],
    message: "Merge branch 'main' of example.org/shop",
    files: { 'tax.ts': late, 'hold.ts': 'held\nagain\n', 'both.ts': 'A\nb\nc\nd\ne\nf\ng\nH\n' },
  },
  { name: 'bad', files: { 'mine.ts': 'mine too\n' } },
]

const choiceOf = (built: BuiltHistory) => ({ good: built.sha('good'), bad: 'main' })

describe('a merge by which the good commit came in', () => {
  test('brought what was new since, and not what the good commit held', async () => {
    const built = await buildHistory(pulled)
    const { changes } = await readAll(built.folder, choiceOf(built))
    expect(changes.map(({ id }) => id)).toEqual(['bad', 'merge', 'mine'].map((name) => built.sha(name)))
    expect(changes[1]?.files.map(({ path, status, patch }) => [path, status, patch])).toEqual([
      ['hold.ts', 'modified', '@@ -1 +1,2 @@\n held\n+again'],
      ['tax.ts', 'modified', '@@ -1,3 +1,4 @@\n one\n two\n three\n+four'],
    ])
  })

  test('says of how many files it is not known what it did itself', async () => {
    const built = await buildHistory(pulled)
    const { changes, gaps } = await readAll(built.folder, choiceOf(built))
    expect(changes[1]?.filesCompleteness).toMatchObject({
      kind: 'truncated',
      because: expect.stringMatching(/^1 of its files holds what both sides had done/) as string,
    })
    expect(gaps.map(({ what }) => what)).toEqual(['changes'])
  })

  test('is told what it did itself to a file that neither side had touched', async () => {
    const built = await buildHistory([
      { name: 'root', parents: [], files: { 'own.ts': 'own\n' } },
      { name: 'good', parents: ['root'], files: { 'tax.ts': tax } },
      { name: 'mine', parents: ['root'], files: { 'mine.ts': 'mine\n' } },
      { name: 'merge', parents: ['mine', 'good'], files: { 'tax.ts': tax, 'own.ts': 'adapted\n' } },
    ])
    const { changes } = await readAll(built.folder, choiceOf(built))
    expect(changes[0]?.files).toMatchObject([{ path: 'own.ts', patch: '@@ -1 +1 @@\n-own\n+adapted' }])
    expect(changes[0]?.filesCompleteness).toEqual({ kind: 'complete' })
  })

  test('brought nothing where nothing was new', async () => {
    const built = await buildHistory([
      { name: 'root', parents: [] },
      { name: 'good', parents: ['root'], files: { 'tax.ts': tax } },
      { name: 'mine', parents: ['root'], files: { 'mine.ts': 'mine\n' } },
      { name: 'merge', parents: ['mine', 'good'], files: { 'tax.ts': tax } },
    ])
    const { changes, gaps } = await readAll(built.folder, choiceOf(built))
    expect(changes.map(({ files }) => files.map(({ path }) => path))).toEqual([[], ['mine.ts']])
    expect(changes.map(({ filesCompleteness }) => filesCompleteness.kind)).toEqual(['complete', 'complete'])
    expect(gaps).toEqual([])
  })

  test('may come after one by which what is older than the good commit came in', async () => {
    const built = await buildHistory([
      { name: 'root', parents: [] },
      { name: 'before', parents: ['root'], files: { 'tax.ts': 'first\n' } },
      { name: 'good', files: { 'tax.ts': tax } },
      { name: 'mine', parents: ['root'], files: { 'mine.ts': 'mine\n' } },
      { name: 'pull', parents: ['mine', 'before'], files: { 'tax.ts': 'first\n' } },
      { name: 'merge', parents: ['pull', 'good'], files: { 'tax.ts': tax } },
    ])
    const { changes } = await readAll(built.folder, choiceOf(built))
    expect(changes.map(({ files }) => files.map(({ path }) => path))).toEqual([[], [], ['mine.ts']])
  })

  test('brought no more where patches are read at a second look', async () => {
    const built = await buildHistory(pulled)
    const clone = await openClone(built.folder)
    const choice = await resolveChoice(clone, choiceOf(built))
    const range = { kind: 'bounded', good: choice.good, bad: choice.bad, goodFrom: 'given' } as const
    const { value: named } = await listChanges(clone, choice, range, { patchedCommits: 1, bytes: 1 << 20 })
    const pathsOf = (changes: typeof named) => changes[1]?.files.map(({ path }) => path)
    expect(pathsOf(named)).toEqual(['hold.ts', 'tax.ts'])
    const { value: patched } = await lookAgain(clone, named, ['tax.ts', 'both.ts'])
    expect(pathsOf(patched)).toEqual(['hold.ts', 'tax.ts'])
    expect(patched[1]?.files.map(({ patch }) => patch === null)).toEqual([false, false])
  })

  test('wrote none of the lines that the good commit held', async () => {
    const built = await buildHistory(pulled)
    const clone = await openClone(built.folder)
    const forge = gitForge(clone, choiceOf(built))
    const range = (await forge.range(anIncident)).value
    const question = { incident: anIncident, range, treeSha: built.sha('bad'), paths: ['tax.ts', 'both.ts'] }
    expect((await forge.lineHistories?.(question))?.value).toEqual([
      { path: 'tax.ts', start: 4, end: 4, commits: [built.sha('after')] },
      { path: 'both.ts', start: 8, end: 8, commits: [built.sha('mine')] },
    ])
  })
})
