import { rename, writeFile } from 'node:fs/promises'

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
    if (place.kind !== 'file') return await writeFile(path, content)
    await writeFile(`${place.path}.partial`, content)
    await rename(`${place.path}.partial`, place.path)
  })
}
