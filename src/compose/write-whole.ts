import { randomUUID } from 'node:crypto'
import { rename, rm, writeFile } from 'node:fs/promises'

import { placeToWrite } from './place-to-write.ts'
import { writtenOrRefused } from './written-or-refused.ts'

/**
 * Writes a file in one step: whoever reads it finds all of it or what was there before. A device or a pipe is written to
 * as it is.
 * @throws {Refusal} `bad-input` where it cannot be written
 */
export async function writeWhole(path: string, content: string | Uint8Array): Promise<void> {
  await writtenOrRefused(path, async () => {
    const place = await placeToWrite(path)
    if (place.kind === 'file') await replace(place.path, content)
    else await writeFile(path, content)
  })
}

async function replace(path: string, content: string | Uint8Array): Promise<void> {
  // A name of its own, for two may write the same file at once.
  const partial = `${path}.${randomUUID()}.partial`
  try {
    await writeFile(partial, content)
    await rename(partial, path)
  } catch (error) {
    await rm(partial, { force: true })
    throw error
  }
}
