import { Refusal } from '../../engine/model/refusal.ts'
import type { OpenCase } from './case-schema.ts'
import { readParsedCases } from './read-parsed-cases.ts'

/** A case with its answer, for learning and measuring only: nothing that ranks may be given the culprits. */
export type AnsweredCase = { readonly open: OpenCase; readonly culprits: readonly string[] }

/**
 * The cases of a case file in order, with their answers.
 * @throws Refusal at the first line that is no case or has no answer
 */
export async function* readAnsweredCases(path: string): AsyncGenerator<AnsweredCase> {
  for await (const { open, answer, where } of readParsedCases(path)) {
    if (answer === null) {
      throw new Refusal(
        'bad-input',
        `${where}: the case has no answer`,
        'Learning needs to know what was to blame: give "answer" with the culprits, or with none.',
      )
    }
    yield { open, culprits: answer.culprits }
  }
}
