import { access, constants, stat } from 'node:fs/promises'
import { dirname } from 'node:path'

import { placeToWrite } from './place-to-write.ts'
import { writtenOrRefused } from './written-or-refused.ts'

/**
 * Finds out before long work whether `writeWhole` can write its result there; nothing is written yet.
 * @throws {Refusal} `bad-input` where it cannot
 */
export async function refuseUnwritable(path: string): Promise<void> {
  await writtenOrRefused(path, async () => {
    const place = await placeToWrite(path)
    if (place.kind === 'folder') throw Object.assign(new Error('a folder'), { code: 'EISDIR' })
    // With the dot a file in the place of the folder is no folder.
    if (place.kind === 'file') await access(`${dirname(place.path)}/.`, constants.W_OK)
    if (await isThere(path)) await access(path, constants.W_OK)
  })
}

async function isThere(path: string): Promise<boolean> {
  return await stat(path).then(
    () => true,
    () => false,
  )
}
