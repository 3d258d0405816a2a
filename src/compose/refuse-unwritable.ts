import { access, constants, stat } from 'node:fs/promises'
import { dirname } from 'node:path'

import { isReplaceable } from './is-replaceable.ts'
import { writtenOrRefused } from './written-or-refused.ts'

/**
 * Finds out before long work whether `writeWhole` can write its result there; nothing is written yet.
 * @throws {Refusal} `bad-input` where it cannot
 */
export async function refuseUnwritable(path: string): Promise<void> {
  await writtenOrRefused(path, async () => {
    const there = await stat(path).catch(nothingThere)
    if (there?.isDirectory() === true) throw Object.assign(new Error('a folder'), { code: 'EISDIR' })
    if (there !== null) await access(path, constants.W_OK)
    if (await isReplaceable(path)) await access(dirname(path), constants.W_OK)
  })
}

function nothingThere(error: unknown): null {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
  throw error
}
