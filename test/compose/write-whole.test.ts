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

  it('cannot take the place of a folder', async () => {
    const folder = await aFolder()
    await mkdir(join(folder, 'out'))
    await expect(writeWhole(join(folder, 'out'), 'new')).rejects.toMatchObject({
      kind: 'bad-input',
      message: `${join(folder, 'out')} cannot be written (EISDIR).`,
    })
    expect(await readdir(folder)).toEqual(['out'])
  })
})
