import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, sep } from 'node:path'

import { describe, expect, it, onTestFinished } from 'vitest'

import { type Folder, writeFolder } from '../../../src/compose/finetune/write-folder.ts'

async function aPlace(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'prime-suspect-test-'))
  onTestFinished(async () => await rm(folder, { recursive: true, force: true }))
  return folder
}

const aLesson = async (folder: Folder): Promise<void> => void (await folder.add('lessons/one.txt', 'first\n'))

describe('a folder written whole', () => {
  it('stands where it was asked for, also with a slash at its end, and nothing beside it', async () => {
    const place = await aPlace()
    await writeFolder(`${join(place, 'data', 'tuning')}${sep}`, aLesson)
    expect(await readdir(join(place, 'data'))).toEqual(['tuning'])
    expect(await readFile(join(place, 'data/tuning/lessons/one.txt'), 'utf8')).toBe('first\n')
  })

  it('is filled by one run at a time', async () => {
    const place = await aPlace()
    const out = join(place, 'tuning')
    await writeFolder(out, async (folder) => {
      await aLesson(folder)
      const other = writeFolder(out, async (same) => await same.add('lessons/one.txt', 'second\n'))
      await expect(other).rejects.toThrow(`Another run is writing ${out}.`)
    })
    expect(await readFile(join(out, 'lessons/one.txt'), 'utf8')).toBe('first\n')
  })

  it('takes the place of nothing that was put there meanwhile', async () => {
    const out = join(await aPlace(), 'tuning')
    const writing = writeFolder(out, async (folder) => {
      await aLesson(folder)
      await mkdir(out)
      await writeFile(join(out, 'notes.txt'), 'mine')
    })
    await expect(writing).rejects.toThrow(`${out} is not empty.`)
    expect(await readdir(out)).toEqual(['notes.txt'])
  })

  it('can be tried again where filling it failed, from the beginning', async () => {
    const place = await aPlace()
    const out = join(place, 'tuning')
    const failing = writeFolder(out, async (folder) => {
      await folder.add('half.txt', 'half')
      throw new Error('nothing to teach')
    })
    await expect(failing).rejects.toThrow('nothing to teach')
    expect(await readdir(place)).not.toContain('tuning')
    await writeFolder(out, aLesson)
    expect(await readdir(out)).toEqual(['lessons'])
    expect(await readdir(place)).toEqual(['tuning'])
  })
})
