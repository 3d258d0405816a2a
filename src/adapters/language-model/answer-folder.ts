import { randomUUID } from 'node:crypto'
import { readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

import type { AnswerCache } from '../../engine/ports.ts'

/**
 * Answers of language models as files in a folder that is there, one for each question: a run can be replayed from it when
 * the server is gone. Threads and processes may share it. What cannot be read counts as not there.
 */
export function answerFolder(folder: string): AnswerCache {
  const fileOf = (hash: string): string => join(folder, `${hash}.json`)
  return {
    find: async (hash) => {
      const text = await readFile(fileOf(hash), 'utf8').catch(() => null)
      return text === null ? null : (JSON.parse(text) as unknown)
    },
    keep: async (hash, answer) => {
      const partial = `${fileOf(hash)}.${randomUUID()}.partial`
      await writeFile(partial, `${JSON.stringify(answer)}\n`)
      await rename(partial, fileOf(hash))
    },
  }
}
