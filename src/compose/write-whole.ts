import { rename, writeFile } from 'node:fs/promises'

import { Refusal } from '../engine/model/refusal.ts'

/**
 * Writes a file in one step: whoever reads it finds all of it or what was there before.
 * @throws {Refusal} `bad-input` where it cannot be written
 */
export async function writeWhole(path: string, text: string): Promise<void> {
  try {
    await writeFile(`${path}.partial`, text)
    await rename(`${path}.partial`, path)
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown reason'
    throw new Refusal('bad-input', `${path} cannot be written (${code})`, 'Check the path.', { cause })
  }
}
