import { existsSync, readFileSync } from 'node:fs'
import { dirname } from 'node:path'

import { expect, test } from 'vitest'

import { openClone } from '../../../src/adapters/git/open-clone.ts'
import { type BlameDesk, withBlameDesk } from '../../../src/adapters/git/with-blame-desk.ts'
import { buildHistory } from './history-builder.ts'

const sha = '0123456789'.repeat(4)

test('hands over the commit ids of the list and nothing else, and leaves no file behind', async () => {
  const list = `# reformatting\n${sha} # prettier\n--output=/tmp/x\nnonsense\n${sha}0\n`
  const built = await buildHistory([{ name: 'only', files: { '.git-blame-ignore-revs': list } }], {
    bare: true,
  })
  const use = async ({ ignoreRevsFile }: BlameDesk) =>
    [ignoreRevsFile, readFileSync(ignoreRevsFile, 'utf8')] as const
  const [file, text] = await withBlameDesk(await openClone(built.folder), built.sha('only'), use)
  expect(text).toBe(`${sha}\n`)
  expect(existsSync(dirname(file))).toBe(false)
})

test('leaves no file behind though its use failed', async () => {
  const built = await buildHistory([{ name: 'only' }])
  let seen = ''
  const use = (desk: BlameDesk): Promise<never> => {
    seen = desk.gitDir ?? ''
    throw new Error('blame broke')
  }
  await expect(withBlameDesk(await openClone(built.folder), built.sha('only'), use)).rejects.toThrow(
    'blame broke',
  )
  expect(seen).not.toBe('')
  expect(existsSync(seen)).toBe(false)
})

test('asks for nothing where the tree has no list, though a newer one has', async () => {
  const built = await buildHistory([
    { name: 'then' },
    { name: 'now', files: { '.git-blame-ignore-revs': sha } },
  ])
  const use = async ({ ignoreRevsFile }: BlameDesk) => readFileSync(ignoreRevsFile, 'utf8')
  expect(await withBlameDesk(await openClone(built.folder), built.sha('then'), use)).toBe('')
})
