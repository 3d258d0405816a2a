import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

import type { Fault } from './faults.ts'

export type Listening = { readonly url: string; readonly close: () => Promise<void> }

/** A server on a free port of this machine. Closing it breaks what still hangs; so does a handler that fails. */
export function listen(
  handle: (request: IncomingMessage, response: ServerResponse) => Promise<void>,
): Promise<Listening> {
  const server = createServer((request, response) => {
    handle(request, response).catch(() => response.destroy())
  })
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      const close = (): Promise<void> =>
        new Promise((done) => {
          server.close(() => done())
          server.closeAllConnections()
        })
      resolve({ url: `http://127.0.0.1:${port}`, close })
    })
  })
}

export async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

export type Raw = {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: Buffer
}

/** Sends an answer; a fault may cut it. Gives the status that the caller can see, null where it sees none. */
export function send(response: ServerResponse, raw: Raw, fault: Fault | null): number | null {
  if (fault?.kind === 'reset') {
    response.destroy()
    return null
  }
  const half = raw.body.subarray(0, Math.floor(raw.body.length / 2))
  const cut = fault?.kind === 'cut-json'
  const clean = cut && fault.clean === true
  const length = String(clean ? half.length : raw.body.length)
  response.writeHead(raw.status, { ...raw.headers, 'content-length': length })
  if (cut && !clean) response.write(half, () => response.destroy())
  else response.end(cut ? half : raw.body)
  return raw.status
}
