import { promisify } from 'node:util'
import { gzip } from 'node:zlib'

import type { MinedClone } from './mine-clone.ts'
import { minedCaseLine } from './mined-case-line.ts'
import { writeWhole } from './write-whole.ts'

const pack = promisify(gzip)

/**
 * Writes mined cases with their answers as a case file, in one step, and gzipped where the name ends in `.gz`.
 * @throws Refusal where the file cannot be written
 */
export async function writeCases(path: string, { mined, repo }: MinedClone): Promise<void> {
  const lines = mined.cases.map((one) => {
    const { open, answer } = minedCaseLine(one, repo)
    return `${JSON.stringify({ ...open, answer })}\n`
  })
  const text = lines.join('')
  await writeWhole(path, path.endsWith('.gz') ? await pack(text) : text)
}
