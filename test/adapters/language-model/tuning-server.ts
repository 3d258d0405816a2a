import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

import { z } from 'zod'

/** What the API documents of a request that creates a job. */
const wishSchema = z.strictObject({
  model: z.string().min(1),
  training_file: z.string().startsWith('file-'),
  validation_file: z.string().startsWith('file-').optional(),
  seed: z.int().optional(),
  suffix: z.string().min(1).max(64).optional(),
})

type Wish = z.infer<typeof wishSchema>

export type TuningServer = AsyncDisposable & {
  readonly baseUrl: string
  /** Text of every uploaded file, by its id. */
  readonly files: ReadonlyMap<string, string>
  readonly wishes: readonly Wish[]
  readonly keys: readonly (string | undefined)[]
  /** How the newest job stands; a succeeded one has a model. */
  status: 'queued' | 'running' | 'succeeded' | 'failed'
  /** Answers everything with this status where it is not null. */
  refuses: number | null
}

/** A real HTTP server that speaks the files and fine-tuning endpoints of OpenAI's API. */
export async function tuningServer(): Promise<TuningServer> {
  const files = new Map<string, string>()
  const wishes: Wish[] = []
  const keys: (string | undefined)[] = []
  const state: Pick<TuningServer, 'status' | 'refuses'> = { status: 'queued', refuses: null }
  const jobOf = (number: number): unknown => {
    const wish = wishes[number]
    const newest = number === wishes.length - 1
    const status = newest ? state.status : 'succeeded'
    return {
      object: 'fine_tuning.job',
      id: `ftjob-${number}`,
      created_at: 1_790_000_000,
      model: wish?.model,
      status,
      fine_tuned_model: status === 'succeeded' ? `ft:${wish?.model}:${number}` : null,
      trained_tokens: status === 'succeeded' ? 1234 : null,
      error: status === 'failed' ? { code: 'bad', message: 'too \u001b[31mfew', param: null } : null,
    }
  }
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      keys.push(request.headers.authorization)
      const body = Buffer.concat(chunks)
      if (state.refuses !== null) return send(response, state.refuses, { error: { message: 'no' } })
      if (request.method === 'POST' && request.url === '/v1/files') {
        const id = `file-${files.size}`
        files.set(id, uploadedIn(body.toString()))
        return send(response, 200, {
          id,
          object: 'file',
          bytes: body.length,
          filename: 'train.jsonl',
          purpose: 'fine-tune',
        })
      }
      if (request.method === 'POST' && request.url === '/v1/fine_tuning/jobs') {
        wishes.push(wishSchema.parse(JSON.parse(body.toString())))
        return send(response, 200, jobOf(wishes.length - 1))
      }
      const asked = /^\/v1\/fine_tuning\/jobs\/ftjob-(\d+)$/.exec(request.url ?? '')?.[1]
      return asked === undefined || request.method !== 'GET'
        ? send(response, 404, {})
        : send(response, 200, jobOf(Number(asked)))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return Object.assign(state, {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    files,
    wishes,
    keys,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  })
}

/** The file in a multipart form that also says what it is for. */
function uploadedIn(form: string): string {
  if (!/name="purpose"\r\n\r\nfine-tune\r\n/.test(form)) throw new Error('the form does not say its purpose')
  return /name="file"; filename="[^"]+\.jsonl"[^]*?\r\n\r\n([^]*?)\r\n--/.exec(form)?.[1] ?? ''
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' })
  response.end(JSON.stringify(body))
}
