import type { ModelQuestion } from '../../engine/ports.ts'

/** Room for a short answer and, with models that reason, the reasoning before it. */
export const answerTokens = 4_096

/** What roles and separators add to a question, and other vocabularies than the one we count with. */
const overheadTokens = 64
const otherVocabularies = 1.2

let encoding: Promise<(text: string) => number> | null = null

/**
 * Tokens of a text in the vocabulary of OpenAI's models since 2024 (`o200k_base`); other models' differ by some tenths.
 * The vocabulary is loaded at the first call: it is large, and most runs need none.
 */
export async function countTokens(text: string): Promise<number> {
  encoding ??= import('gpt-tokenizer/encoding/o200k_base').then(
    ({ countTokens: count }) =>
      (one) =>
        count(one, { allowedSpecial: new Set(), disallowedSpecial: new Set() }),
  )
  return (await encoding)(text)
}

/** More tokens than the question can have in all likelihood, without a vocabulary: one for two bytes. */
export function mostTokens(question: ModelQuestion): number {
  return Math.ceil(bytesOf(question) / 2) + overheadTokens
}

/** Whether question and answer fit a window of so many tokens. No text has more tokens than bytes. */
export async function fitsWindow(question: ModelQuestion, window: number): Promise<boolean> {
  const room = window - answerTokens - overheadTokens
  if (bytesOf(question) <= room) return true
  return (await countTokens(textOf(question))) * otherVocabularies <= room
}

function bytesOf(question: ModelQuestion): number {
  return Buffer.byteLength(textOf(question))
}

function textOf({ system, user, schema }: ModelQuestion): string {
  return `${system}\n${user}\n${JSON.stringify(schema)}`
}
