import { readFileSync } from 'node:fs'

import type { z } from 'zod'

import type { Allowance, ModelPrice } from '../engine/model/model-spending.ts'
import { Refusal } from '../engine/model/refusal.ts'
import { environmentSchema } from './environment-schema.ts'
import { switchedModel } from './switched-model.ts'

/** A server of language models, as whoever runs us names it. */
export type ModelServerSettings = {
  readonly apiKey: string
  /** Null: OpenAI itself. */
  readonly baseUrl: string | null
  readonly model: string
  readonly voter: 'chat' | 'decisions'
  readonly price: ModelPrice | null
  readonly perDay: Allowance
}

const modelVariables = environmentSchema.pick({
  OPENAI_API_KEY: true,
  OPENAI_BASE_URL: true,
  OPENAI_MODEL: true,
  OPENAI_MODEL_FILE: true,
  OPENAI_VOTER: true,
  OPENAI_PRICE: true,
  OPENAI_TOKENS_PER_DAY: true,
  OPENAI_DOLLARS_PER_DAY: true,
})

/** What the variables say, where the model is this one; null where none is named. */
export function modelServerOf(
  read: z.output<typeof modelVariables>,
  model: string | undefined,
): ModelServerSettings | null {
  if (model === undefined) return null
  return {
    model,
    apiKey: read.OPENAI_API_KEY ?? '',
    baseUrl: read.OPENAI_BASE_URL ?? null,
    voter: read.OPENAI_VOTER,
    price: priceFrom(read.OPENAI_PRICE),
    perDay: { tokens: read.OPENAI_TOKENS_PER_DAY, dollars: read.OPENAI_DOLLARS_PER_DAY ?? null },
  }
}

/** The schema has checked that two numbers stand there. */
function priceFrom(text: string | undefined): ModelPrice | null {
  if (text === undefined) return null
  const [input, output] = text.split('/').map(Number)
  return input === undefined || output === undefined ? null : { input, output }
}

type Variables = Readonly<Record<string, string | undefined>>

/**
 * The server of language models for commands that need nothing else of the App's settings; null where none is named.
 * `named` goes before the model of the environment.
 * @throws {Refusal} `bad-input` where a variable cannot be read
 */
export function readModelServer(
  named: string | null,
  variables: Variables,
  readFile: (path: string) => string = (path) => readFileSync(path, 'utf8'),
): ModelServerSettings | null {
  const set = Object.entries(variables).filter(([, value]) => value !== undefined && value.trim() !== '')
  const read = modelVariables.safeParse(Object.fromEntries(set))
  if (!read.success) {
    const [issue] = read.error.issues
    throw new Refusal('bad-input', `${String(issue?.path[0])} ${issue?.message ?? 'cannot be read'}`, mend)
  }
  if (named !== null) return modelServerOf(read.data, named)
  const switched = switchedModel(read.data.OPENAI_MODEL_FILE, readFile)
  if (switched.kind === 'unusable') throw new Refusal('bad-input', `OPENAI_MODEL_FILE ${switched.says}`, mend)
  return modelServerOf(read.data, switched.model ?? read.data.OPENAI_MODEL)
}

const mend = 'Correct the variable, or use --no-model.'
