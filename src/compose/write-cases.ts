import { rename, writeFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'

import { Refusal } from '../engine/model/refusal.ts'
import type { MinedClone } from './mine-clone.ts'
import { minedCaseLine } from './mined-case-line.ts'

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
  const draft = `${path}.partial`
  try {
    await writeFile(draft, path.endsWith('.gz') ? await pack(text) : text)
    await rename(draft, path)
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown reason'
    throw new Refusal('bad-input', `${path} cannot be written (${code}).`, 'Check the path.', { cause })
  }
}
