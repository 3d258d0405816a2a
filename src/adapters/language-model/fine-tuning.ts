import { createReadStream } from 'node:fs'

import type OpenAI from 'openai'
import { z } from 'zod'

import { Refusal } from '../../engine/model/refusal.ts'
import { openAiClient, statusOf } from './openai-client.ts'

export type TuningEndpoint = { readonly apiKey: string; readonly baseUrl: string | null }

/** What is to be learnt, by which model; files of chat lines. */
export type TuningWish = {
  readonly model: string
  readonly training: string
  readonly validation: string | null
  /** Part of the new model's name, where the provider lets us choose. */
  readonly suffix: string
}

/** A job as the provider tells of it. All its text is untrusted. */
export type TuningJob = {
  readonly id: string
  readonly state: 'waiting' | 'running' | 'succeeded' | 'failed'
  /** In the provider's own word. */
  readonly status: string
  /** The name of the tuned model; null until there is one. */
  readonly model: string | null
  readonly trainedTokens: number | null
  /** What went wrong; null where nothing did. */
  readonly because: string | null
}

const text = z.string().min(1).max(500)
const jobSchema = z.object({
  id: text,
  status: text,
  fine_tuned_model: text.nullish(),
  trained_tokens: z.int().nonnegative().nullish(),
  error: z.object({ message: z.string().nullish() }).nullish(),
})
const fileSchema = z.object({ id: text })
/** Uploads are large, and no person waits for one in an incident. */
const timeoutMs = 10 * 60_000
const seed = 1

/**
 * Uploads the files and begins a job at a server that speaks OpenAI's fine-tuning API. Nothing is sent twice by itself:
 * a second job would cost again.
 * @throws Refusal where the server cannot be reached, has no such API or says no
 */
export async function startTuning(endpoint: TuningEndpoint, wish: TuningWish): Promise<TuningJob> {
  return await asking(endpoint, async (client) => {
    const training = await upload(client, wish.training)
    const validation = wish.validation === null ? null : await upload(client, wish.validation)
    const job: unknown = await client.fineTuning.jobs.create(
      {
        model: wish.model,
        training_file: training,
        ...(validation === null ? {} : { validation_file: validation }),
        seed,
        suffix: wish.suffix,
      },
      { maxRetries: 0 },
    )
    return readJob(job)
  })
}

/**
 * How a job stands.
 * @throws Refusal where the server cannot be reached or does not know the job
 */
export async function tuningJob(endpoint: TuningEndpoint, id: string): Promise<TuningJob> {
  return await asking(endpoint, async (client) => readJob(await client.fineTuning.jobs.retrieve(id)))
}

async function upload(client: OpenAI, path: string): Promise<string> {
  const sent: unknown = await client.files.create(
    { file: createReadStream(path), purpose: 'fine-tune' },
    { maxRetries: 0 },
  )
  return fileSchema.parse(sent).id
}

function readJob(sent: unknown): TuningJob {
  const { id, status, fine_tuned_model, trained_tokens, error } = jobSchema.parse(sent)
  const message = error?.message ?? ''
  return {
    id,
    status,
    state: stateOf(status),
    model: fine_tuned_model ?? null,
    trainedTokens: trained_tokens ?? null,
    because: message === '' ? null : message.slice(0, 500),
  }
}

/** Servers differ in their words; what none of them says means that it goes on. */
function stateOf(status: string): TuningJob['state'] {
  switch (status) {
    case 'succeeded':
    case 'completed':
      return 'succeeded'
    case 'failed':
    case 'cancelled':
    case 'error':
      return 'failed'
    case 'running':
      return 'running'
    default:
      return 'waiting'
  }
}

async function asking<T>(endpoint: TuningEndpoint, work: (client: OpenAI) => Promise<T>): Promise<T> {
  try {
    return await work(await openAiClient({ ...endpoint, model: '', timeoutMs }))
  } catch (cause) {
    throw cause instanceof Refusal ? cause : refusalOf(cause)
  }
}

function refusalOf(cause: unknown): Refusal {
  const trainers =
    'Train with one of the recipes beside the data instead, or name a server that has that API.'
  if (cause instanceof z.ZodError)
    return new Refusal('unavailable', 'The server does not speak OpenAI’s fine-tuning API.', trainers, {
      cause,
    })
  const status = statusOf(cause)
  if (status === null) {
    const mend = 'Check OPENAI_BASE_URL and the network.'
    return new Refusal('unavailable', 'The server of the fine-tuning API could not be reached.', mend, {
      cause,
    })
  }
  if (status === 401 || status === 403) {
    const message = `The server refused the key (${status}).`
    return new Refusal('missing-permission', message, 'Check OPENAI_API_KEY and what it may do.', { cause })
  }
  if (status === 404 || status === 405 || status === 410) {
    const message = `The server has no fine-tuning API, or does not know what was asked for (${status}).`
    return new Refusal('not-found', message, trainers, { cause })
  }
  return new Refusal('unavailable', `The server answered ${status} to a fine-tuning request.`, trainers, {
    cause,
  })
}
