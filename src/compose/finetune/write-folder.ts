import { createHash } from 'node:crypto'
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'

import { Refusal } from '../../engine/model/refusal.ts'
import type { WrittenFile } from '../../learn/finetune/manifest.ts'
import { writtenOrRefused } from '../written-or-refused.ts'

export type Folder = {
  /** Writes one file of the folder and tells what it holds. */
  readonly add: (path: string, text: string) => Promise<WrittenFile>
  /** Puts the folder in its place, in one step. */
  readonly finish: () => Promise<void>
}

/**
 * A new folder that is there whole or not at all.
 * @throws Refusal where something is there already, or it cannot be written
 */
export async function newFolder(out: string): Promise<Folder> {
  await refuseUnlessFree(out)
  const draft = `${out}.partial`
  await writtenOrRefused(out, async () => {
    await rm(draft, { recursive: true, force: true })
    await mkdir(draft, { recursive: true })
  })
  return {
    add: async (path, text) => {
      const at = join(draft, path)
      await writtenOrRefused(out, async () => {
        await mkdir(dirname(at), { recursive: true })
        await writeFile(at, text)
      })
      return {
        path,
        lines: text.split('\n').length - 1,
        bytes: Buffer.byteLength(text),
        sha256: createHash('sha256').update(text).digest('hex'),
      }
    },
    finish: async () =>
      await writtenOrRefused(out, async () => {
        await rm(out, { recursive: true, force: true })
        await rename(draft, out)
      }),
  }
}

async function refuseUnlessFree(out: string): Promise<void> {
  const there = await readdir(out).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
    throw new Refusal('bad-input', `${out} is not a folder.`, 'Give a new folder with --out.', {
      cause: error,
    })
  })
  if (there.length === 0) return
  throw new Refusal('bad-input', `${out} is not empty.`, 'Give a new folder with --out, or remove that one.')
}
