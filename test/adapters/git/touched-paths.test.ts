import { rename } from 'node:fs/promises'
import { join } from 'node:path'

import { expect, test } from 'vitest'

import type { Clone } from '../../../src/adapters/git/clone.ts'
import { landedCommits } from '../../../src/adapters/git/landed-commits.ts'
import { openClone } from '../../../src/adapters/git/open-clone.ts'
import { readDiffs } from '../../../src/adapters/git/read-diffs.ts'
import { touchedPaths } from '../../../src/adapters/git/touched-paths.ts'
import { buildHistory } from './history-builder.ts'

const text = 'one\ntwo\nthree\n'
const history = [
  { name: 'good', files: { 'kept.ts': text, 'old.ts': text, 'gone.ts': 'x\n' } },
  { name: 'move', files: { 'old.ts': null, 'new.ts': text } },
  { name: 'side', parents: ['move'], files: { 'brought.ts': 'b\n' } },
  { name: 'merge', parents: ['move', 'side'], files: { 'brought.ts': 'b\n' } },
  { name: 'bad', files: { 'gone.ts': null } },
]
const paths = ['new.ts', 'kept.ts', 'old.ts', 'brought.ts', 'gone.ts', 'never.ts']
const touched = ['new.ts', 'old.ts', 'brought.ts', 'gone.ts']

async function opened(): Promise<{
  readonly clone: Clone
  readonly window: Parameters<typeof touchedPaths>[1]
}> {
  const built = await buildHistory(history)
  return {
    clone: await openClone(built.folder),
    window: { good: built.sha('good'), bad: built.sha('bad') },
  }
}

test('names read for a long window tell what git would tell, and git is not asked again', async () => {
  const { clone, window } = await opened()
  expect(await touchedPaths(clone, window, paths)).toEqual(touched)
  await readDiffs(clone, await landedCommits(clone, window), { patchedCommits: 1, bytes: Infinity })
  const objects = join(clone.gitDir, 'objects')
  await rename(objects, `${objects}.hidden`)
  expect(await touchedPaths(clone, window, paths)).toEqual(touched)
})

test('where a commit of the window was left out, git is asked', async () => {
  const { clone, window } = await opened()
  const landed = await landedCommits(clone, window)
  await readDiffs(clone, landed.slice(0, 2), { patchedCommits: 1, bytes: Infinity })
  expect(await touchedPaths(clone, window, paths)).toEqual(touched)
})
