import { createReadStream, createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'

import { isReplaceable } from './is-replaceable.ts'

/** Puts a finished file in place of another one, in one step; what is no ordinary file is written through. */
export async function putInPlace(from: string, to: string): Promise<void> {
  if (await isReplaceable(to)) return await rename(from, to)
  await pipeline(createReadStream(from), createWriteStream(to))
  await rm(from, { force: true })
}
