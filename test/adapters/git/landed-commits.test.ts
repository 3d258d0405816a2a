import { rename } from 'node:fs/promises'
import { join } from 'node:path'

import { expect, test } from 'vitest'

import { commitsNamed, isAtMost, landedCommits } from '../../../src/adapters/git/landed-commits.ts'
import { openClone } from '../../../src/adapters/git/open-clone.ts'
import { buildHistory } from './history-builder.ts'

const merged = [
  { name: 'good' },
  { name: 'side one', parents: ['good'] },
  { name: 'side two', parents: ['side one'] },
  { name: 'merge', parents: ['good', 'side two'] },
  { name: 'bad' },
]

async function mergedHistory() {
  const built = await buildHistory(merged)
  const clone = await openClone(built.folder)
  const objects = join(clone.gitDir, 'objects')
  return {
    clone,
    sha: built.sha,
    window: { good: built.sha('good'), bad: built.sha('bad') },
    /** Without its objects no question to git is answered. */
    hide: async () => await rename(objects, `${objects}.hidden`),
    show: async () => await rename(`${objects}.hidden`, objects),
  }
}

test('a window is as long as its first-parent line, whether or not it was read before', async () => {
  const { clone, window } = await mergedHistory()
  const told = async () => [await isAtMost(clone, window, 2), await isAtMost(clone, window, 1)]
  expect(await told()).toEqual([true, false])
  await landedCommits(clone, window)
  expect(await told()).toEqual([true, false])
  expect(await isAtMost(clone, { good: null, bad: window.bad }, 2)).toBe(false)
})

test('the window asked for last is remembered', async () => {
  const { clone, window, sha, hide } = await mergedHistory()
  const landed = await landedCommits(clone, window)
  expect(landed.map((commit) => commit.sha)).toEqual([sha('bad'), sha('merge')])
  await hide()
  expect(await landedCommits(clone, { ...window })).toBe(landed)
  expect(await isAtMost(clone, window, 1)).toBe(false)
  const named = await commitsNamed(clone, [sha('merge'), sha('bad')])
  expect(named.map(({ subject }) => subject)).toEqual(['merge', 'bad'])
  await expect(landedCommits(clone, { good: null, bad: window.bad })).rejects.toThrow('git log failed')
})

test('a commit that the remembered window does not hold is asked for', async () => {
  const { clone, window, sha } = await mergedHistory()
  await landedCommits(clone, window)
  const named = await commitsNamed(clone, [sha('side one'), sha('bad')])
  expect(named.map(({ subject }) => subject)).toEqual(['side one', 'bad'])
})

test('a failure is not remembered', async () => {
  const { clone, window, hide, show } = await mergedHistory()
  await hide()
  await expect(landedCommits(clone, window)).rejects.toThrow('git log failed')
  await show()
  expect(await landedCommits(clone, window)).toHaveLength(2)
})
