import { createHash } from 'node:crypto'
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'

import { Refusal } from '../../engine/model/refusal.ts'
import type { WrittenFile } from '../../learn/finetune/manifest.ts'
import { holdOutput } from '../hold-output.ts'
import { writtenOrRefused } from '../written-or-refused.ts'

export type Folder = {
  /** Writes one file of the folder and tells what it holds. */
  readonly add: (path: string, text: string) => Promise<WrittenFile>
}

/**
 * A new folder that is there whole, once `fill` has ended well, or not at all. Nobody else fills the same one meanwhile.
 * @throws Refusal where something is there already or another run is at it, or it cannot be written
 */
export async function writeFolder<Made>(
  given: string,
  fill: (folder: Folder) => Promise<Made>,
): Promise<Made> {
  // Without a slash at its end, so that the draft stands beside it.
  const out = resolve(given)
  await refuseUnlessFree(out)
  await writtenOrRefused(out, async () => await mkdir(dirname(out), { recursive: true }))
  const letGo = await holdOutput(out)
  try {
    const draft = `${out}.partial`
    await writtenOrRefused(out, async () => {
      await rm(draft, { recursive: true, force: true })
      await mkdir(draft)
    })
    const made = await fill({ add: async (path, text) => await addFile(out, join(draft, path), path, text) })
    // What somebody else put there since stays.
    await refuseUnlessFree(out)
    await writtenOrRefused(out, async () => await rename(draft, out))
    return made
  } finally {
    await letGo()
  }
}

async function addFile(out: string, at: string, path: string, text: string): Promise<WrittenFile> {
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
