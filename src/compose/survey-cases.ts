import { stat } from 'node:fs/promises'

import type { OpenCase } from '../adapters/case-file/case-schema.ts'
import { readCases } from '../adapters/case-file/read-cases.ts'
import { Refusal } from '../engine/model/refusal.ts'
import { sha256OfFile } from './sha256-of-file.ts'

/** What a first reading of a case file tells, before any work is put into it. */
export type Survey = {
  readonly ids: readonly string[]
  /** Of the file's bytes, hex. */
  readonly sha256: string
  /** The first case that names commits; null where all give their changes in full. */
  readonly firstWithRange: string | null
  /** Reads the file again, case by case. */
  readonly cases: () => AsyncIterable<OpenCase>
}

/**
 * Reads a case file through, so that a fault in its last line is told at once and not after an hour.
 * @throws Refusal for the first fault of the file
 */
export async function surveyCases(path: string): Promise<Survey> {
  const found = await stat(path).catch(() => null)
  if (found !== null && !found.isFile() && !found.isDirectory()) {
    throw new Refusal(
      'bad-input',
      `${path} is not a regular file.`,
      'Cases are read twice: save them to a file first.',
    )
  }
  const ids: string[] = []
  let firstWithRange: string | null = null
  for await (const { id, range } of readCases(path)) {
    ids.push(id)
    if (range !== undefined) firstWithRange ??= id
  }
  return { ids, sha256: await sha256OfFile(path), firstWithRange, cases: () => readCases(path) }
}
