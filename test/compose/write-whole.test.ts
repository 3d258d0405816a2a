import { execFileSync } from 'node:child_process'
import { lstat, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { describe, expect, it, onTestFinished } from 'vitest'

import { writeWhole } from '../../src/compose/write-whole.ts'

async function aFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'prime-suspect-test-'))
  onTestFinished(async () => await rm(folder, { recursive: true, force: true }))
  return folder
}

describe('a file written whole', () => {
  it('takes the place of what was there, and leaves nothing beside it', async () => {
    const folder = await aFolder()
    await writeFile(join(folder, 'out'), 'old')
    await writeWhole(join(folder, 'out'), 'new')
    expect(await readdir(folder)).toEqual(['out'])
    expect(await readFile(join(folder, 'out'), 'utf8')).toBe('new')
  })

  it('behind a link leaves the link', async () => {
    const folder = await aFolder()
    await writeFile(join(folder, 'real'), 'old')
    await symlink('real', join(folder, 'link'))
    await writeWhole(join(folder, 'link'), 'new')
    expect((await lstat(join(folder, 'link'))).isSymbolicLink()).toBe(true)
    expect(await readFile(join(folder, 'real'), 'utf8')).toBe('new')
  })

  it('goes through a pipe, which stays one', async () => {
    const pipe = join(await aFolder(), 'pipe')
    execFileSync('mkfifo', [pipe])
    const [text] = await Promise.all([readFile(pipe, 'utf8'), writeWhole(pipe, 'new')])
    expect(text).toBe('new')
    expect((await lstat(pipe)).isFIFO()).toBe(true)
  })

  it('is one of those that are written at once, never a mixture', async () => {
    const path = join(await aFolder(), 'cases.jsonl')
    const texts = ['a', 'b', 'c', 'd'].map((letter) => letter.repeat(1_000_000))
    await Promise.all(texts.map(async (text) => await writeWhole(path, text)))
    expect(texts).toContain(await readFile(path, 'utf8'))
  })

  it('leaves nothing behind where it cannot be put in its place', async () => {
    const folder = await aFolder()
    const taken = join(folder, 'taken')
    await mkdir(taken)
    for (const path of [taken, join(folder, 'none', 'cases.jsonl')])
      await expect(writeWhole(path, 'new')).rejects.toMatchObject({ kind: 'bad-input' })
    expect(await readdir(folder)).toEqual(['taken'])
  })
})
