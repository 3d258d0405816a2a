import { lstat, mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

import { describe, expect, it } from 'vitest'

import { writeWhole } from '../../src/compose/write-whole.ts'
import { temporaryFolder } from '../adapters/git/temporary-folder.ts'

describe('a file that is written whole', () => {
  it('takes the place of the one before, and nothing stays beside it', async () => {
    const folder = await temporaryFolder()
    const path = join(folder, 'cases.jsonl')
    await writeFile(path, 'old and longer')
    await writeWhole(path, 'new')
    expect(await readFile(path, 'utf8')).toBe('new')
    expect(await readdir(folder)).toEqual(['cases.jsonl'])
  })

  it('is one of those that are written at once, never a mixture', async () => {
    const path = join(await temporaryFolder(), 'cases.jsonl')
    const texts = ['a', 'b', 'c', 'd'].map((letter) => letter.repeat(1_000_000))
    await Promise.all(texts.map(async (text) => await writeWhole(path, text)))
    expect(texts).toContain(await readFile(path, 'utf8'))
  })

  it('leaves what is no ordinary file in its place: whoever else uses it would lose it', async () => {
    const folder = await temporaryFolder()
    const [link, behind] = [join(folder, 'link'), join(folder, 'behind')]
    await writeFile(behind, 'old and longer')
    await symlink(behind, link)
    await writeWhole(link, 'new')
    expect((await lstat(link)).isSymbolicLink()).toBe(true)
    expect(await readFile(behind, 'utf8')).toBe('new')
  })

  it('leaves nothing behind where it cannot be put in its place', async () => {
    const folder = await temporaryFolder()
    const taken = join(folder, 'taken')
    await mkdir(taken)
    for (const path of [taken, join(folder, 'none', 'cases.jsonl')])
      await expect(writeWhole(path, 'new')).rejects.toMatchObject({ kind: 'bad-input' })
    expect(await readdir(folder)).toEqual(['taken'])
  })
})
