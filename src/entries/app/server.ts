import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'

import type { Journal } from '../../engine/ports.ts'
import type { AlertDoor } from './alert-door.ts'
import { alertPath } from './alert-token.ts'
import { capConnections } from './cap-connections.ts'
import { type BodyLimits, bodyReader } from './read-body.ts'
import { type Answer, receive, type ReceiverParts } from './receiver.ts'

export const webhookPath = '/api/github/webhooks'

export type ServerLimits = BodyLimits & {
  /** Milliseconds in which the headers, and in which the whole request, have to be here. */
  readonly headersWithin: number
  readonly requestWithin: number
  /** Milliseconds after which a connection is closed that asks nothing more. */
  readonly idleWithin: number
  /** Most connections that are open at once. */
  readonly connections: number
}

const megabyte = 1024 * 1024

export const defaultLimits: ServerLimits = {
  body: 25 * megabyte,
  together: 32 * megabyte,
  headersWithin: 10_000,
  requestWithin: 30_000,
  // Longer than load balancers keep theirs, mostly 60 s: a request on a connection that is being closed is lost to them.
  idleWithin: 65_000,
  connections: 4000,
}

/** How long a client that we refused may go on sending before the connection is cut. */
const lingerMs = 1000

export type ServerParts = Omit<ReceiverParts, 'readBody'> & {
  /** Rejects when the App cannot take deliveries now. */
  readonly ready: () => Promise<void>
  readonly journal: Journal
  /** Told of every webhook: what it was answered, and after how many seconds. */
  readonly answered?: (answer: Answer, seconds: number) => void
  /** Takes alerts; absent where none are taken. */
  readonly alerts?: AlertDoor | undefined
}

/** The App's only door: the webhook, and two questions about its health. Everything else is not found. */
export function createAppServer(parts: ServerParts, limits: ServerLimits = defaultLimits): Server {
  const readBody = bodyReader(limits)
  const server = createServer({
    headersTimeout: limits.headersWithin,
    requestTimeout: limits.requestWithin,
    connectionsCheckingInterval: Math.min(1000, limits.headersWithin),
    keepAliveTimeout: limits.idleWithin,
    maxHeaderSize: 16 * 1024,
  })
  capConnections(server, limits.connections)
  server.on('request', (request, response) => {
    void answerTo(request, { ...parts, readBody }).then((answer) => send(request, response, answer))
  })
  return server
}

async function answerTo(request: IncomingMessage, parts: ServerParts & ReceiverParts): Promise<Answer> {
  const path = (request.url ?? '').split('?')[0]
  if (path === webhookPath) {
    if (request.method !== 'POST') return { status: 405, says: 'POST only' }
    const begun = performance.now()
    const answer = await orFailure(500, parts.journal, async () => await receive(request, parts))
    parts.answered?.(answer, (performance.now() - begun) / 1000)
    return answer
  }
  const { alerts } = parts
  if (alerts !== undefined && path?.startsWith(alertPath) === true)
    return await orFailure(500, parts.journal, async () => await alerts(request, parts.readBody))
  if (request.method !== 'GET' && request.method !== 'HEAD') return { status: 404, says: 'not found' }
  if (path === '/healthz') return { status: 200, says: 'alive' }
  if (path === '/readyz') {
    return await orFailure(503, parts.journal, async () => {
      await parts.ready()
      return { status: 200, says: 'ready' }
    })
  }
  return { status: 404, says: 'not found' }
}

/** The world learns that it failed; why is for the journal only. */
async function orFailure(status: number, journal: Journal, answer: () => Promise<Answer>): Promise<Answer> {
  try {
    return await answer()
  } catch (error) {
    journal.note('request failed', { status, error: error instanceof Error ? error.name : 'unknown' })
    return { status, says: 'failed' }
  }
}

function send(request: IncomingMessage, response: ServerResponse, answer: Answer): void {
  if (response.destroyed) return
  response.statusCode = answer.status
  response.setHeader('content-type', 'text/plain; charset=utf-8')
  if (!request.complete) cutOffSoon(request, response)
  response.end(`${answer.says}\n`)
}

/** Lets the client read its refusal: closing at once would reset the connection under its unread bytes. */
function cutOffSoon(request: IncomingMessage, response: ServerResponse): void {
  response.setHeader('connection', 'close')
  request.resume()
  const cut = setTimeout(() => request.destroy(), lingerMs)
  request.once('close', () => clearTimeout(cut))
}
