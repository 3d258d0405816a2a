import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

import { z } from 'zod'

const requestSchema = z.looseObject({
  model: z.string(),
  messages: z.array(z.object({ role: z.string(), content: z.string() })),
  max_tokens: z.number().optional(),
  max_completion_tokens: z.number().optional(),
  response_format: z.looseObject({ type: z.string() }).optional(),
})

export type Asked = z.infer<typeof requestSchema> & { readonly headers: IncomingHttpHeaders }

/** How the server behaves: it gets the request and must answer it, or leave it hanging. */
export type Play = (asked: Asked, response: ServerResponse) => void

export type ScriptedServer = AsyncDisposable & {
  readonly baseUrl: string
  readonly asked: readonly Asked[]
  play: Play
}

/** A real HTTP server that speaks chat completions at `/v1/chat/completions` and refuses all else. */
export async function scriptedServer(play: Play): Promise<ScriptedServer> {
  const asked: Asked[] = []
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      if (request.method !== 'POST' || request.url !== '/v1/chat/completions') return send(response, 404, {})
      const parsed: unknown = JSON.parse(Buffer.concat(chunks).toString())
      const one = { ...requestSchema.parse(parsed), headers: request.headers }
      asked.push(one)
      scripted.play(one, response)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const scripted: ScriptedServer = {
    baseUrl: `http://127.0.0.1:${port}/v1`,
    asked,
    play,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
  return scripted
}

export function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' })
  response.end(typeof body === 'string' ? body : JSON.stringify(body))
}

/** A completion as OpenAI sends it, with `content` as the model's words. */
export function completion(content: string | null, over: Readonly<Record<string, unknown>> = {}): unknown {
  return {
    id: 'chatcmpl-1',
    object: 'chat.completion',
    created: 1_790_000_000,
    model: 'scripted',
    choices: [
      {
        index: 0,
        finish_reason: 'stop',
        logprobs: null,
        message: { role: 'assistant', content, refusal: null },
      },
    ],
    usage: { prompt_tokens: 30, completion_tokens: 12, total_tokens: 42 },
    ...over,
  }
}

/** Answers every question with these words. */
export function saying(content: string): Play {
  return (_, response) => {
    send(response, 200, completion(content))
  }
}
