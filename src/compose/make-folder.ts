import { mkdir } from 'node:fs/promises'

import { writtenOrRefused } from './written-or-refused.ts'

/**
 * Makes a folder where there is none, and those above it.
 * @throws {Refusal} `bad-input` where it cannot be made
 */
export async function makeFolder(path: string): Promise<void> {
  await writtenOrRefused(path, async () => void (await mkdir(path, { recursive: true })))
}
