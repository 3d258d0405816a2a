import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'

import { z } from 'zod'

import { Refusal } from '../../engine/model/refusal.ts'
import type { LanguageModel, ModelAnswer, ModelQuestion } from '../../engine/ports.ts'
import { answerSchema } from './answer-schema.ts'
import { notAsked } from './failed-answer.ts'

const recordingSchema = z.strictObject({
  version: z.literal(1),
  answers: z.record(z.string(), answerSchema),
})

/** SHA-256 over all that is asked; two questions with one hash would get the same answer. */
export function questionHash({ system, user, schemaName, schema, choices }: ModelQuestion): string {
  return createHash('sha256')
    .update(JSON.stringify([system, user, schemaName, schema, ...(choices === undefined ? [] : [choices])]))
    .digest('hex')
}

/** Replays the answers of a recording; a question that it does not hold fails. Throws {@link Refusal} on a bad file. */
export async function recordedModel(file: string): Promise<LanguageModel> {
  const answers = new Map(Object.entries(await readRecording(file)))
  return {
    ask: (question) =>
      Promise.resolve(
        answers.get(questionHash(question)) ?? notAsked('the recording holds no answer to this question'),
      ),
  }
}

/** A model that remembers what `model` answers; `recording` is the text of a file for {@link recordedModel}. */
export function recordingModel(model: LanguageModel): LanguageModel & { readonly recording: () => string } {
  const answers = new Map<string, ModelAnswer>()
  return {
    async ask(question) {
      const answer = await model.ask(question)
      answers.set(questionHash(question), answer)
      return answer
    },
    recording: () => {
      const sorted = [...answers].toSorted(([a], [b]) => (a < b ? -1 : 1))
      return `${JSON.stringify({ version: 1, answers: Object.fromEntries(sorted) }, null, 2)}\n`
    },
  }
}

async function readRecording(file: string): Promise<Readonly<Record<string, ModelAnswer>>> {
  const mend = 'Give a file that was written by a recording run.'
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new Refusal('not-found', `The recording ${file} cannot be read`, mend, { cause })
  })
  try {
    return recordingSchema.parse(JSON.parse(text)).answers
  } catch (cause) {
    throw new Refusal('bad-input', `${file} is not a recording of model answers`, mend, { cause })
  }
}
