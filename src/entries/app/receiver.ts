import { createHash } from 'node:crypto'
import type { IncomingMessage } from 'node:http'

import type { Body } from './read-body.ts'
import type { VerifySignature } from './verify-signature.ts'

/** A delivery whose signature is right. Its headers are not signed: only the payload is GitHub's word. */
export type SignedDelivery = {
  readonly guid: string
  readonly event: string
  readonly payload: Readonly<Record<string, unknown>>
  /** SHA-256 of the raw body, hex. */
  readonly bodyHash: string
}

/**
 * What became of a delivery. `ignored` asks for nothing; `stale` tells of something so long ago that GitHub cannot be
 * the one who sends it: a recorded request, sent again by whoever kept it.
 */
export type Accepted = 'recorded' | 'duplicate' | 'ignored' | 'stale'

export type Answer = { readonly status: number; readonly says: string }

export type ReceiverParts = {
  readonly readBody: (request: IncomingMessage) => Promise<Body>
  readonly verify: VerifySignature
  /** Persists what the delivery asks for; resolves only when it is safe. */
  readonly accept: (delivery: SignedDelivery) => Promise<Accepted>
}

/**
 * Takes one webhook request. Nothing of it is believed, not even parsed, before its signature is right.
 * An error of `accept` passes through: GitHub then counts the delivery as failed, and it can be sent again.
 */
export async function receive(request: IncomingMessage, parts: ReceiverParts): Promise<Answer> {
  const headers = readHeaders(request)
  if ('status' in headers) return headers
  const body = await parts.readBody(request)
  if (body.kind !== 'read') return unread(body.kind)
  if (!parts.verify(body.pieces, headers.signature)) return { status: 401, says: 'wrong signature' }
  const bytes = Buffer.concat(body.pieces)
  const payload = parseObject(bytes)
  if (payload === null) return { status: 400, says: 'the body is no JSON object' }
  const bodyHash = createHash('sha256').update(bytes).digest('hex')
  const accepted = await parts.accept({ guid: headers.guid, event: headers.event, payload, bodyHash })
  return { status: 202, says: accepted }
}

type SignedHeaders = { readonly guid: string; readonly event: string; readonly signature: string }

function readHeaders(request: IncomingMessage): SignedHeaders | Answer {
  const guid = String(request.headers['x-github-delivery'] ?? '')
  const event = String(request.headers['x-github-event'] ?? '')
  const signature = String(request.headers['x-hub-signature-256'] ?? '')
  if (!/^[\w-]{1,100}$/.test(guid)) return { status: 400, says: 'no readable X-GitHub-Delivery' }
  if (!/^[a-z_]{1,64}$/.test(event)) return { status: 400, says: 'no readable X-GitHub-Event' }
  if (!/^sha256=[0-9a-f]{64}$/.test(signature))
    return { status: 401, says: 'no readable X-Hub-Signature-256' }
  if (!/^application\/json\b/i.test(request.headers['content-type'] ?? '')) {
    return { status: 415, says: 'set the content type of the webhook to application/json' }
  }
  return { guid, event, signature }
}

function unread(kind: Exclude<Body['kind'], 'read'>): Answer {
  switch (kind) {
    case 'too-large':
      return { status: 413, says: 'the body is larger than GitHub ever sends' }
    case 'too-busy':
      return { status: 503, says: 'too many bodies at once' }
    case 'broken-off':
      return { status: 400, says: 'the body broke off' }
  }
}

/** The object that these bytes spell; null for everything else. */
export function parseObject(bytes: Buffer): Readonly<Record<string, unknown>> | null {
  try {
    const parsed: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
    const isObject = typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)
    return isObject ? (parsed as Readonly<Record<string, unknown>>) : null
  } catch {
    return null
  }
}
