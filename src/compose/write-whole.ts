import { rename, writeFile } from 'node:fs/promises'

import { writtenOrRefused } from './written-or-refused.ts'

/**
 * Writes a file in one step: whoever reads it finds all of it or what was there before.
 * @throws {Refusal} `bad-input` where it cannot be written
 */
export async function writeWhole(path: string, content: string | Uint8Array): Promise<void> {
  await writtenOrRefused(path, async () => {
    await writeFile(`${path}.partial`, content)
    await rename(`${path}.partial`, path)
  })
}
