import type { OpenCase } from './case-schema.ts'
import { readParsedCases } from './read-parsed-cases.ts'

/**
 * The cases of a case file in order, read as they are asked for and without their answers.
 * @throws Refusal at the first line that is no case, or repeats an id; the message names file, line and key
 */
export async function* readCases(path: string): AsyncGenerator<OpenCase> {
  for await (const { open } of readParsedCases(path)) yield open
}
