import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

import type OpenAI from 'openai'
import { z } from 'zod'

import { ballotOf, drawFor, type Mind } from './minds.ts'

type Completion = OpenAI.Chat.Completions.ChatCompletion
type Wanted = OpenAI.Chat.Completions.ChatCompletionCreateParamsNonStreaming
type TokenScore = OpenAI.Chat.Completions.ChatCompletionTokenLogprob

/** Of the published request what we use, and nothing else: an unknown key is refused as the real endpoint does. */
const requestSchema = z.strictObject({
  model: z.string().min(1),
  messages: z.array(z.strictObject({ role: z.enum(['system', 'user']), content: z.string().min(1) })).min(1),
  max_tokens: z.int().positive().exactOptional(),
  max_completion_tokens: z.int().positive().exactOptional(),
  logprobs: z.boolean().exactOptional(),
  top_logprobs: z.int().min(0).max(20).exactOptional(),
  response_format: z
    .discriminatedUnion('type', [
      z.strictObject({ type: z.literal('json_object') }),
      z.strictObject({
        type: z.literal('json_schema'),
        json_schema: z.strictObject({
          name: z.string().regex(/^[\w-]{1,64}$/),
          strict: z.boolean(),
          schema: z.record(z.string(), z.unknown()),
        }),
      }),
    ])
    .exactOptional(),
}) satisfies z.ZodType<Partial<Wanted>>

export type JudgeTraits = {
  readonly mind: Mind
  /** Draws of the mind depend on it, and on the question. */
  readonly seed?: string
  /** Without, `json_schema` is refused; `none` refuses `json_object` too. */
  readonly structured?: 'schema' | 'object' | 'none'
  /** `refused`: a request for log-probabilities is answered 400; `ignored`: it is answered without any. */
  readonly logprobs?: 'given' | 'ignored' | 'refused'
  /** Waits before it answers; `forever` never answers. */
  readonly slow?: number | 'forever'
  /** What it sends in place of an answer. */
  readonly broken?: { readonly status: number; readonly body: string }
  readonly shutdown?: string
}

export type JudgeServer = AsyncDisposable & {
  readonly baseUrl: string
  /** Requests that were answered with a judgement, in order, and the most that were open at one time. */
  readonly judged: readonly Wanted[]
  readonly requests: () => number
  readonly mostAtOnce: () => number
  traits: JudgeTraits
}

/** A real HTTP server that speaks chat completions, decisions and models as far as a judge needs them. */
export async function judgeServer(traits: JudgeTraits): Promise<JudgeServer> {
  const judged: Wanted[] = []
  let [requests, open, mostAtOnce] = [0, 0, 0]
  const server = createServer((request, response) => {
    requests += 1
    open += 1
    mostAtOnce = Math.max(mostAtOnce, open)
    response.once('close', () => (open -= 1))
    void answer(request, response, judge.traits, judged)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const judge: JudgeServer = {
    baseUrl: `http://127.0.0.1:${port}/v1`,
    judged,
    requests: () => requests,
    mostAtOnce: () => mostAtOnce,
    traits,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
  return judge
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  traits: JudgeTraits,
  judged: Wanted[],
): Promise<void> {
  const body: unknown = JSON.parse((await textOf(request)) || 'null')
  if (traits.slow === 'forever') return
  if (traits.slow !== undefined) await new Promise((resolve) => setTimeout(resolve, Number(traits.slow)))
  if (traits.broken !== undefined) {
    response.writeHead(traits.broken.status, { 'content-type': 'application/json' })
    response.end(traits.broken.body)
    return
  }
  const [, path = ''] = (request.url ?? '').split('/v1/')
  if (path === 'chat/completions') send(response, ...completionFor(body, traits, judged))
  else if (path === 'decisions') send(response, 200, decisionFor(body, traits))
  else if (path.startsWith('models/'))
    send(response, 200, { ...aListedModel(path.slice(7)), shutdown_date: traits.shutdown ?? null })
  else send(response, 404, { error: { message: 'no such path' } })
}

function aListedModel(id: string): OpenAI.Models.Model {
  return { id, created: 1_790_000_000, object: 'model', owned_by: 'test' }
}

function completionFor(body: unknown, traits: JudgeTraits, judged: Wanted[]): readonly [number, unknown] {
  const read = requestSchema.safeParse(body)
  if (!read.success) return [400, { error: { message: z.prettifyError(read.error) } }]
  const { structured = 'schema', logprobs = 'ignored' } = traits
  const asked: Wanted = read.data
  const format = read.data.response_format?.type
  const isRefused =
    (format === 'json_schema' && structured !== 'schema') ||
    (format === 'json_object' && structured === 'none')
  if (isRefused)
    return [400, { error: { message: 'response_format is not supported', param: 'response_format' } }]
  if (read.data.logprobs === true && logprobs === 'refused')
    return [400, { error: { message: 'logprobs are not supported', param: 'logprobs' } }]
  judged.push(asked)
  const user = read.data.messages.at(-1)?.content ?? ''
  const json = traits.mind(ballotOf({ user }), drawFor({ user }, traits.seed ?? 'judge'), asked.model)
  const text = JSON.stringify(json)
  const content = format === undefined ? `Here you are:\n\`\`\`json\n${text}\n\`\`\`` : text
  const scores = read.data.logprobs === true && logprobs === 'given' ? scoredTokens(text) : null
  return [200, aCompletion(content, scores, user)]
}

/** Typed by the official client: what does not fit its types does not compile. */
function aCompletion(content: string, scores: TokenScore[] | null, user: string): Completion {
  const prompt_tokens = Math.ceil(user.length / 4)
  const completion_tokens = Math.ceil(content.length / 4)
  return {
    id: 'chatcmpl-judge',
    object: 'chat.completion',
    created: 1_790_000_000,
    model: 'judge',
    choices: [
      {
        index: 0,
        finish_reason: 'stop',
        logprobs: scores === null ? null : { content: scores, refusal: null },
        message: { role: 'assistant', content, refusal: null },
      },
    ],
    usage: { prompt_tokens, completion_tokens, total_tokens: prompt_tokens + completion_tokens },
  }
}

/** Cuts the answer into tokens of two characters; each id of the ranking is worth half of the one before it. */
function scoredTokens(text: string): TokenScore[] {
  const ids = (JSON.parse(text) as { ranking?: readonly string[] }).ranking ?? []
  const start = text.indexOf('["') + 2
  const pieces = [text.slice(0, start), ...(text.slice(start).match(/.{1,2}/gs) ?? [])]
  return pieces.map((token, at) => ({
    token,
    bytes: null,
    logprob: at === 1 ? Math.log(0.5) : 0,
    top_logprobs:
      at === 1
        ? ids.map((id, place) => ({
            token: id.slice(0, 2),
            bytes: null,
            logprob: Math.log(0.5 ** (place + 1)),
          }))
        : [{ token, bytes: null, logprob: 0 }],
  }))
}

const decisionRequest = z.strictObject({
  model: z.string(),
  input: z.array(z.strictObject({ role: z.literal('user'), content: z.string() })).length(1),
  questions: z
    .array(
      z.strictObject({
        type: z.literal('choice'),
        instructions: z.string(),
        choices: z
          .array(z.strictObject({ value: z.string() }))
          .min(2)
          .max(255),
      }),
    )
    .length(1),
})

function decisionFor(body: unknown, traits: JudgeTraits): OpenAI.Decision {
  const { input, questions } = decisionRequest.parse(body)
  const user = input[0]?.content ?? ''
  const { ranking = [] } = traits.mind(ballotOf({ user }), drawFor({ user }, traits.seed ?? 'judge')) as {
    ranking?: readonly string[]
  }
  const [first = 'none'] = ranking
  const probabilities = (questions[0]?.choices ?? []).map(({ value }) => ({
    value,
    probability: ranking.includes(value) ? 0.5 ** (ranking.indexOf(value) + 1) : 0,
  }))
  return {
    answers: [{ type: 'choice', name: null, choice: first, confidence: 0.5, probabilities }],
    model: 'judge',
    usage: {
      input_tokens: 300,
      input_tokens_details: { cache_write_tokens: 0, cached_tokens: 0 },
      output_tokens: 0,
      output_tokens_details: { reasoning_tokens: 0 },
      total_tokens: 300,
    },
  }
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString()
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' })
  response.end(JSON.stringify(body))
}
